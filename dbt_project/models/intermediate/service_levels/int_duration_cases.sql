{# Grain: one row per client with a service period: from the first one's start to
   the end of the service, whether or not its form has come, against the planned
   duration. #}
with

first_starts as (
    select client_id, min(started_date) as started_date
    from {{ ref('int_service_periods_attributed') }}
    group by all
),

ended_without_form as (
    select client_id, started_date as ended_date
    from {{ ref('int_due_end_forms') }}
),

cases as (
    select
        journeys.client_id,
        journeys.team,
        coalesce(journeys.served_date, ended_without_form.ended_date)
            as stopped_date,
        journeys.dropped_date,
        first_starts.started_date,
        (
            first_starts.started_date
            + to_months({{ var('planned_duration_months') }})
        )::date as due_date
    from {{ ref('int_client_journeys_assembled') }} as journeys
    inner join first_starts on journeys.client_id = first_starts.client_id
    left join ended_without_form
        on journeys.client_id = ended_without_form.client_id
)

select
    'duration' as level_id,
    client_id as case_id,
    client_id,
    null::varchar as company_id,
    coalesce(team, 'none') as team,
    started_date,
    due_date as target_date,
    due_date,
    stopped_date,
    dropped_date as exited_date
from cases
