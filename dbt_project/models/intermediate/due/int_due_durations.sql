{# Grain: one row per open client in service, with the day on which the planned
   duration is full. #}
select
    'due_duration' as reason_id,
    client_id,
    null::varchar as company_id,
    started_date,
    due_date
from {{ ref('int_duration_cases') }}
where stopped_date is null and exited_date is null
