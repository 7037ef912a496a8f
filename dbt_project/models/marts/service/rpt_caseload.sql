{# Grain: one row per coordinator and day on which caseload or capacity changed;
   both as they stand at the end of the day and until the next row. #}
select
    coordinator_id,
    changed_date,
    sum(client_change) over coordinator_days::integer as active_client_count,
    sum(capacity_change) over coordinator_days::decimal(6, 2)
        as capacity_client_count
from {{ ref('int_caseload_changes') }}
window
    coordinator_days as (partition by coordinator_id order by changed_date)
