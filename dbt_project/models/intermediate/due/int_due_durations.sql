{# Grain: one row per open client in service, with the day on which the planned
   duration is full. #}
with

ended as (
    select client_id from {{ ref('int_due_end_forms') }}
)

select
    'due_duration' as reason_id,
    cases.client_id,
    null::varchar as company_id,
    cases.started_date,
    cases.due_date
from {{ ref('int_duration_cases') }} as cases
anti join ended on cases.client_id = ended.client_id
where cases.stopped_date is null and cases.exited_date is null
