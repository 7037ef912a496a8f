{# Grain: one row per coordinator and week of the project; counts are those at
   the end of the counted day, the peak is the highest end of a day. #}
with

weeks as (
    select week_start_date from {{ ref('int_project_weeks') }}
),

counted_weeks as (
    select coordinator_id, week_start_date, counted_date
    from {{ ref('int_coordinator_weeks_counted') }}
),

caseload as (
    select
        coordinator_id,
        changed_date,
        active_client_count,
        capacity_client_count,
        lead(changed_date, 1, 'infinity'::date) over (
            partition by coordinator_id order by changed_date
        ) as next_changed_date
    from {{ ref('rpt_caseload') }}
),

counts as (
    select
        counted_weeks.coordinator_id,
        counted_weeks.week_start_date,
        counted_weeks.counted_date,
        max(caseload.active_client_count) as peak_client_count,
        arg_max(caseload.active_client_count, caseload.changed_date)
            as active_client_count,
        arg_max(caseload.capacity_client_count, caseload.changed_date)
            as capacity_client_count
    from counted_weeks
    inner join caseload
        on
            counted_weeks.coordinator_id = caseload.coordinator_id
            and counted_weeks.counted_date >= caseload.changed_date
            and counted_weeks.week_start_date < caseload.next_changed_date
    group by all
)

select
    coordinators.coordinator_id,
    coordinators.role,
    weeks.week_start_date,
    counts.counted_date,
    counts.active_client_count,
    counts.peak_client_count,
    counts.capacity_client_count,
    round(
        counts.active_client_count / nullif(counts.capacity_client_count, 0), 4
    )::double as load_share,
    counts.counted_date is not null as is_employed
from {{ ref('dim_coordinators') }} as coordinators
cross join weeks
left join counts
    on
        coordinators.coordinator_id = counts.coordinator_id
        and weeks.week_start_date = counts.week_start_date
