{# Grain: one row per registration of a person, by form or in a meeting that
   replaced the form; a client database row of a form adds nothing. #}
with

registration_channels as (
    select registration_channel_id, source_word
    from {{ ref('registration_channels') }}
    where is_registered_without_form
),

persons as (
    select * from {{ ref('int_persons_identified') }}
),

forms as (
    select
        'form-' || forms.registration_form_id as registration_id,
        'form' as channel,
        persons.client_id,
        persons.identified_by,
        forms.registered_date,
        forms.referrer,
        forms.municipality,
        forms.language,
        forms.education,
        forms.unemployment_months,
        forms.birth_year,
        forms.sex,
        forms.age_years,
        forms.source_file,
        forms.source_sheet,
        forms.source_row,
        forms.source_load_id,
        forms.source_row_hash
    from {{ ref('stg_webropol__registrations') }} as forms
    inner join persons
        on 'form-' || forms.registration_form_id = persons.person_row_id
),

meetings as (
    select
        'meeting-' || clients.client_reference as registration_id,
        registration_channels.registration_channel_id as channel,
        persons.client_id,
        persons.identified_by,
        clients.registered_date,
        clients.referrer,
        clients.municipality,
        clients.language,
        clients.education,
        clients.unemployment_months,
        clients.birth_year,
        clients.sex,
        clients.age_years,
        clients.source_file,
        clients.source_sheet,
        clients.source_row,
        clients.source_load_id,
        clients.source_row_hash
    from {{ ref('stg_access__clients') }} as clients
    inner join persons
        on 'client-' || clients.client_reference = persons.person_row_id
    inner join registration_channels
        on clients.registration_channel = registration_channels.source_word
),

registrations as (
    select * from forms
    union all by name
    select * from meetings
)

select *
from registrations
where registered_date <= {{ as_of_date() }}
