{# Grain: one row per booking; a correction is a negative row of its own. #}
select
    cost_id,
    booking_date,
    account,
    cost_type_id,
    allocation_id,
    cost_eur,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_costs_booked') }}
