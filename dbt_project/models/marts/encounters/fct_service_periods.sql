{# Grain: one row per service period of one client with one coordinator. #}
select
    service_period_id,
    client_id,
    coordinator_id,
    started_date,
    ended_date,
    end_reason_id,
    outcome_id,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_service_periods_attributed') }}
