{# Grain: one row per client whose first contact is a case: working days from
   registration to the first attempt, or so far. #}
with

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
),

decided as (
    select case_id, case_status
    from {{ ref('int_service_cases_decided') }}
    where level_id = 'first_contact'
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
    if(
        cases.stopped_date is null and cases.exited_date is not null,
        null,
        greatest(
            last_dates.working_day_number - first_dates.working_day_number, 0
        )
    ) as working_days,
    cases.stopped_date is null and cases.exited_date is null as is_open,
    coalesce(decided.case_status = 'late', false) as is_late
from {{ ref('int_first_contact_cases') }} as cases
left join dates as first_dates on cases.started_date = first_dates.date
left join dates as last_dates
    on
        coalesce(
            cases.stopped_date, cases.exited_date, {{ as_of_date() }}
        ) = last_dates.date
left join decided on cases.case_id = decided.case_id
left join milestones on cases.client_id = milestones.client_id
left join latest_coordinators
    on cases.client_id = latest_coordinators.client_id
