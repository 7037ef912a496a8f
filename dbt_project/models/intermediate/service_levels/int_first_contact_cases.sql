{# Grain: one row per registered client: working days from registration, its own
   day not counted, to the first attempt. #}
with

dates as (
    select date, is_working_day, working_day_number
    from {{ ref('int_dates_numbered') }}
),

milestones as (
    select client_id, first_attempt_date, first_attempt_role
    from {{ ref('int_client_contact_milestones') }}
),

latest_coordinators as (
    select client_id, latest_role
    from {{ ref('int_client_latest_coordinators') }}
)

select
    'first_contact' as level_id,
    journeys.client_id as case_id,
    journeys.client_id,
    null::varchar as company_id,
    coalesce(
        milestones.first_attempt_role,
        latest_coordinators.latest_role,
        'none'
    ) as team,
    journeys.registered_date as started_date,
    due_dates.date as target_date,
    due_dates.date as due_date,
    milestones.first_attempt_date as stopped_date,
    coalesce(journeys.dropped_date, journeys.served_date) as exited_date
from {{ ref('int_client_journeys_assembled') }} as journeys
left join dates on journeys.registered_date = dates.date
left join dates as due_dates
    on
        dates.working_day_number + {{ var('first_contact_working_days') }}
        = due_dates.working_day_number
        and due_dates.is_working_day
left join milestones on journeys.client_id = milestones.client_id
left join latest_coordinators
    on journeys.client_id = latest_coordinators.client_id
