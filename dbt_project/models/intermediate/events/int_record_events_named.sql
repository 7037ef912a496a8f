{# Grain: one row per client number of a registered client: the row of the client
   database that has it, on the day of registration that stands there. #}
with

client_references as (
    select client_reference, client_id
    from {{ ref('int_client_references_resolved') }}
)

select
    'client_recorded-' || clients.client_reference as event_id,
    client_references.client_id,
    clients.registered_date as event_date,
    'client_recorded' as event_type_id,
    null::varchar as coordinator_id,
    null::varchar as detail_id,
    null::varchar as other_coordinator_id,
    clients.source_file,
    clients.source_sheet,
    clients.source_row,
    clients.source_load_id,
    clients.source_row_hash
from {{ ref('stg_access__clients') }} as clients
inner join client_references
    on clients.client_reference = client_references.client_reference
where clients.registered_date <= {{ as_of_date() }}
