{# Grain: one row per registered client; what the first registration leaves out
   comes from the client database. It is told when any
   row of the client was matched by name and birth date. #}
with

references_of_clients as (
    select *
    from {{ ref('int_client_references_resolved') }}
    where is_first
),

referrers as (
    select referrer_id, source_word from {{ ref('referrers') }}
),

languages as (
    select language_id, source_word from {{ ref('languages') }}
),

educations as (
    select education_id, source_word from {{ ref('educations') }}
),

sexes as (
    select sex_id, source_word from {{ ref('sexes') }}
),

identifications as (
    select
        client_id,
        case
            when bool_or(identified_by = 'name_and_birth_date')
                then 'name_and_birth_date'
            else min(identified_by)
        end as identified_by
    from {{ ref('int_persons_identified') }}
    group by all
),

persons as (
    select
        registered.client_id,
        references_of_clients.client_reference,
        registered.birth_year,
        coalesce(registered.sex, references_of_clients.sex) as sex,
        registered.age_years,
        coalesce(registered.referrer, references_of_clients.referrer)
            as referrer,
        coalesce(registered.municipality, references_of_clients.municipality)
            as municipality,
        coalesce(registered.language, references_of_clients.language)
            as language,
        coalesce(registered.education, references_of_clients.education)
            as education,
        coalesce(
            registered.unemployment_months,
            references_of_clients.unemployment_months
        ) as unemployment_months,
        registered.registered_date,
        registered.channel as registration_channel,
        identifications.identified_by,
        registered.source_file,
        registered.source_sheet,
        registered.source_row,
        registered.source_load_id,
        registered.source_row_hash
    from {{ ref('int_persons_registered') }} as registered
    left join references_of_clients
        on registered.client_id = references_of_clients.client_id
    inner join identifications
        on registered.client_id = identifications.client_id
)

select
    persons.client_id,
    persons.client_reference,
    persons.birth_year,
    sexes.sex_id as sex,
    persons.age_years,
    referrers.referrer_id,
    persons.municipality,
    languages.language_id,
    educations.education_id,
    persons.unemployment_months,
    persons.registered_date,
    persons.registration_channel,
    persons.identified_by,
    persons.source_file,
    persons.source_sheet,
    persons.source_row,
    persons.source_load_id,
    persons.source_row_hash
from persons
left join sexes on persons.sex = sexes.source_word
left join referrers on persons.referrer = referrers.source_word
left join languages on persons.language = languages.source_word
left join educations on persons.education = educations.source_word
