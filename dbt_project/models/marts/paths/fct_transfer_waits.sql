{# Grain: one row per transfer of a client between coordinators. #}
select
    transfer_id,
    client_id,
    direction,
    transfer_date,
    met_date,
    day_count,
    is_reached,
    is_waiting
from {{ ref('int_transfer_waits') }}
