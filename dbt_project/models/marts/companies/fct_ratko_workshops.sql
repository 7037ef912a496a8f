{# Grain: one row per Ratko workshop, planned and cancelled ones included. #}
select
    workshop_id,
    company_id,
    workshop_date,
    workshop_state_id,
    is_held,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_ratko_workshops_attributed') }}
