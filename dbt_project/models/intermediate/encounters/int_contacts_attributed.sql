{# Grain: one row per contact or attempt with a registered client; contacts of
   unknown clients stay in staging. #}
with

clients as (
    select client_reference, client_id
    from {{ ref('int_client_references_resolved') }}
),

coordinators as (
    select coordinator_id, role from {{ ref('int_coordinators_identified') }}
),

contact_types as (
    select contact_type_id, source_word, is_meeting
    from {{ ref('contact_types') }}
),

contact_channels as (
    select contact_channel_id, source_word from {{ ref('contact_channels') }}
)

select
    contacts.contact_id,
    clients.client_id,
    coordinators.coordinator_id,
    coordinators.role,
    contacts.contact_date,
    contact_types.contact_type_id,
    contact_channels.contact_channel_id,
    contacts.is_reached,
    coalesce(contacts.is_reached and contact_types.is_meeting, false)
        as is_meeting,
    contacts.source_file,
    contacts.source_sheet,
    contacts.source_row,
    contacts.source_load_id,
    contacts.source_row_hash
from {{ ref('stg_access__contacts') }} as contacts
inner join clients on contacts.client_reference = clients.client_reference
left join coordinators
    on contacts.coordinator_id = coordinators.coordinator_id
left join contact_types on contacts.contact_type = contact_types.source_word
left join contact_channels
    on contacts.contact_channel = contact_channels.source_word
where contacts.contact_date <= {{ as_of_date() }}
