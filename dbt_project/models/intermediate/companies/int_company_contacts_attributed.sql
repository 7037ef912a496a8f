{# Grain: one row per contact with a company of the CRM. #}
with

companies as (
    select company_id from {{ ref('stg_crm__companies') }}
),

coordinators as (
    select coordinator_id, role from {{ ref('int_coordinators_identified') }}
),

stages as (
    select company_contact_stage_id, source_word, is_past_first_contact
    from {{ ref('company_contact_stages') }}
),

channels as (
    select contact_channel_id, source_word from {{ ref('contact_channels') }}
)

select
    contacts.company_contact_id,
    contacts.company_id,
    coordinators.coordinator_id,
    contacts.contact_date,
    channels.contact_channel_id,
    stages.company_contact_stage_id,
    coalesce(stages.is_past_first_contact, false) as is_past_first_contact,
    contacts.source_file,
    contacts.source_sheet,
    contacts.source_row,
    contacts.source_load_id,
    contacts.source_row_hash
from {{ ref('stg_crm__contacts') }} as contacts
inner join companies on contacts.company_id = companies.company_id
left join coordinators
    on contacts.coordinator_id = coordinators.coordinator_id
left join stages on contacts.company_contact_stage = stages.source_word
left join channels on contacts.contact_channel = channels.source_word
where contacts.contact_date <= {{ as_of_date() }}
