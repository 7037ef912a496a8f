{# Grain: one row per service level and case of a client. #}
select
    case_id,
    client_id,
    level_id,
    started_date,
    due_date,
    stopped_date,
    case_status,
    case
        when case_status = 'late'
            then coalesce(stopped_date, exited_date, {{ as_of_date() }}) - due_date
    end::integer as days_late
from {{ ref('int_service_cases_decided') }}
where client_id is not null
