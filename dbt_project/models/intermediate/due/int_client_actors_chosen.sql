{# Grain: one row per client for whom someone can act: the coordinator of the
   latest open service period, else the latest one; who has left cannot act. #}
with

employed as (
    select coordinator_id from {{ ref('int_coordinators_employed') }}
),

candidates as (
    select client_id, coordinator_id, started_date
    from {{ ref('int_service_periods_attributed') }}
    where ended_date is null
    union all by name
    select
        client_id,
        latest_coordinator_id as coordinator_id,
        '-infinity'::date as started_date
    from {{ ref('int_client_latest_coordinators') }}
)

select
    candidates.client_id,
    arg_max(
        candidates.coordinator_id,
        (candidates.started_date, candidates.coordinator_id)
    ) as coordinator_id
from candidates
inner join employed on candidates.coordinator_id = employed.coordinator_id
group by all
