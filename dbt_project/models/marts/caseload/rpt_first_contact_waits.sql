{# Grain: one row per case of the service level of first contact: working days
   from registration to the first attempt, to leaving without one, or so far. #}
with

cases as (
    select
        client_id,
        team,
        started_date,
        stopped_date,
        exited_date,
        case_status,
        stopped_date is null and exited_date is not null as has_left,
        coalesce(
            stopped_date, exited_date, {{ as_of_date() }}
        ) as last_date
    from {{ ref('int_service_cases_decided') }}
    where level_id = 'first_contact'
),

milestones as (
    select client_id, first_attempt_coordinator_id
    from {{ ref('int_client_contact_milestones') }}
),

latest_coordinators as (
    select client_id, latest_coordinator_id
    from {{ ref('int_client_latest_coordinators') }}
),

dates as (
    select date, working_day_number from {{ ref('dim_dates') }}
)

select
    cases.client_id,
    cases.team,
    coalesce(
        milestones.first_attempt_coordinator_id,
        latest_coordinators.latest_coordinator_id,
        'none'
    ) as coordinator_id,
    cases.started_date as registered_date,
    greatest(
        last_dates.working_day_number - first_dates.working_day_number, 0
    ) as working_days,
    cases.stopped_date is null and not cases.has_left as is_open,
    cases.has_left,
    cases.case_status = 'late' as is_late
from cases
left join dates as first_dates on cases.started_date = first_dates.date
left join dates as last_dates on cases.last_date = last_dates.date
left join milestones on cases.client_id = milestones.client_id
left join latest_coordinators
    on cases.client_id = latest_coordinators.client_id
