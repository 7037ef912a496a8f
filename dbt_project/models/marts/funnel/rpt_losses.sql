{# Grain: one row per month of registration, team, exit reason and last stage
   reached, of dropped clients. #}
with

last_stages as (
    select client_id, last_stage_id from {{ ref('int_client_stages_reached') }}
)

select
    date_trunc('month', journeys.registered_date)::date as registered_month,
    coalesce(journeys.team, 'none') as team,
    journeys.exit_reason_id,
    last_stages.last_stage_id as stage_id,
    count(*)::integer as client_count
from {{ ref('fct_client_journeys') }} as journeys
inner join last_stages on journeys.client_id = last_stages.client_id
where journeys.status = 'dropped'
group by all
