{# Grain: one row per transfer of a client between coordinators. #}
select
    transfer_id,
    client_id,
    transfer_date,
    from_coordinator_id,
    to_coordinator_id,
    direction,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_transfers_attributed') }}
