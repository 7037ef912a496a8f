{# Grain: one row per month of registration, team and stage. Additive: a stage's
   clients, lost and open make up the clients of the stage before it. #}
with

stages as (
    select stage_id, stage_order from {{ ref('funnel_stages') }}
),

last_stages as (
    select client_id, last_stage_order
    from {{ ref('int_client_stages_reached') }}
),

clients_by_last_stage as (
    select
        date_trunc('month', journeys.registered_date)::date
            as registered_month,
        coalesce(journeys.team, 'none') as team,
        journeys.status,
        last_stages.last_stage_order,
        count(*) as client_count
    from {{ ref('fct_client_journeys') }} as journeys
    inner join last_stages on journeys.client_id = last_stages.client_id
    group by all
),

clients_by_stage as (
    select
        counted.registered_month,
        counted.team,
        counted.status,
        counted.client_count,
        stages.stage_order,
        stages.stage_id,
        stages.stage_order <= counted.last_stage_order as is_reached,
        stages.stage_order = counted.last_stage_order + 1 as is_next
    from clients_by_last_stage as counted
    cross join stages
)

select
    registered_month,
    team,
    stage_order,
    stage_id,
    coalesce(sum(client_count) filter (where is_reached), 0)::integer
        as client_count,
    coalesce(
        sum(client_count) filter (where is_next and status <> 'open'), 0
    )::integer as lost_count,
    coalesce(
        sum(client_count) filter (where is_next and status = 'open'), 0
    )::integer as open_count
from clients_by_stage
group by all
