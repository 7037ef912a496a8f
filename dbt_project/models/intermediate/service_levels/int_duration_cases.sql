{# Grain: one row per client with a service period: from the first one's start to
   the end of the service, against the planned duration. #}
with

first_starts as (
    select client_id, min(started_date) as started_date
    from {{ ref('int_service_periods_attributed') }}
    group by all
),

cases as (
    select
        journeys.client_id,
        journeys.team,
        journeys.served_date,
        journeys.dropped_date,
        first_starts.started_date,
        (
            first_starts.started_date
            + to_months({{ var('planned_duration_months') }})
        )::date as due_date
    from {{ ref('int_client_journeys_assembled') }} as journeys
    inner join first_starts on journeys.client_id = first_starts.client_id
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
    served_date as stopped_date,
    dropped_date as exited_date
from cases
