{# Grain: one row per contact with a registered client: of its kind when the
   client was reached, else an attempt, whatever had been planned. #}
with

contact_types as (
    select contact_type_id, event_type_id from {{ ref('contact_types') }}
)

select
    'contact-' || contacts.contact_id as event_id,
    contacts.client_id,
    contacts.contact_date as event_date,
    case
        when contacts.is_reached
            then coalesce(contact_types.event_type_id, 'contact')
        else 'attempt'
    end as event_type_id,
    contacts.coordinator_id,
    contacts.contact_channel_id as detail_id,
    null::varchar as other_coordinator_id,
    contacts.contact_type_id,
    contacts.source_file,
    contacts.source_sheet,
    contacts.source_row,
    contacts.source_load_id,
    contacts.source_row_hash
from {{ ref('int_contacts_attributed') }} as contacts
left join contact_types
    on contacts.contact_type_id = contact_types.contact_type_id
