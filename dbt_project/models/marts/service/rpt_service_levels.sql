{# Grain: one row per month in which the case began, service level and team. #}
with

limits as (
    select level_id, limit_value, limit_unit
    from {{ ref('dim_service_levels') }}
)

select
    date_trunc('month', cases.started_date)::date as start_month,
    cases.level_id,
    cases.team,
    (count(*) filter (where cases.case_status <> 'pending'))::integer
        as case_count,
    (count(*) filter (where cases.case_status = 'on_time'))::integer
        as on_time_count,
    (count(*) filter (where cases.case_status = 'late'))::integer
        as late_count,
    (count(*) filter (where cases.case_status = 'pending'))::integer
        as pending_count,
    limits.limit_value,
    limits.limit_unit
from {{ ref('int_service_cases_decided') }} as cases
left join limits on cases.level_id = limits.level_id
group by all
