{# Grain: one row per month in which the case began, service level and team. #}
select
    date_trunc('month', started_date)::date as start_month,
    level_id,
    team,
    (count(*) filter (where case_status <> 'pending'))::integer as case_count,
    (count(*) filter (where case_status = 'on_time'))::integer
        as on_time_count,
    (count(*) filter (where case_status = 'late'))::integer as late_count,
    (count(*) filter (where case_status = 'pending'))::integer
        as pending_count
from {{ ref('int_service_cases_decided') }}
group by all
