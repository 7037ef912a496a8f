{# Grain: one row per dated event of a client, with the row it came from; events
   of one day stand in the order of their types. #}
with

event_types as (
    select event_type_id, event_type_order from {{ ref('event_types') }}
),

events as (
    select * from {{ ref('int_form_events_named') }}
    union all by name
    select * from {{ ref('int_record_events_named') }}
    union all by name
    select * from {{ ref('int_contact_events_named') }}
    union all by name
    select * from {{ ref('int_service_events_named') }}
    union all by name
    select * from {{ ref('int_result_events_named') }}
)

select
    events.event_id,
    events.client_id,
    events.event_date,
    events.event_type_id,
    event_types.event_type_order,
    events.coordinator_id,
    events.detail_id,
    events.contact_type_id,
    events.other_coordinator_id,
    events.source_file,
    events.source_sheet,
    events.source_row,
    events.source_load_id,
    events.source_row_hash
from events
inner join event_types on events.event_type_id = event_types.event_type_id
