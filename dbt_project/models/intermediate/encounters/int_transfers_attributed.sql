{# Grain: one row per transfer of a registered client; a direction needs both
   coordinators to be known. #}
with

clients as (
    select client_reference, client_id
    from {{ ref('int_client_references_resolved') }}
),

coordinators as (
    select coordinator_id, role from {{ ref('int_coordinators_identified') }}
)

select
    transfers.transfer_id,
    clients.client_id,
    transfers.transfer_date,
    senders.coordinator_id as from_coordinator_id,
    receivers.coordinator_id as to_coordinator_id,
    case
        when senders.role = receivers.role then 'within'
        else senders.role || '_to_' || receivers.role
    end as direction,
    transfers.source_file,
    transfers.source_sheet,
    transfers.source_row,
    transfers.source_load_id,
    transfers.source_row_hash
from {{ ref('stg_access__transfers') }} as transfers
inner join clients on transfers.client_reference = clients.client_reference
left join coordinators as senders
    on transfers.from_coordinator_id = senders.coordinator_id
left join coordinators as receivers
    on transfers.to_coordinator_id = receivers.coordinator_id
where transfers.transfer_date <= {{ as_of_date() }}
