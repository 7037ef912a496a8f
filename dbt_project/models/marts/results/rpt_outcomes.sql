{# Grain: one row per month of service end, path and outcome. #}
with

outcomes as (
    select outcome_id, outcome_order from {{ ref('outcomes') }}
)

select
    date_trunc('month', served.served_date)::date as served_month,
    coalesce(served.path, 'none') as path,
    coalesce(served.outcome_id, 'unknown') as outcome_id,
    coalesce(outcomes.outcome_order, 99)::integer as outcome_order,
    served.is_activated,
    count(*)::integer as client_count
from {{ ref('fct_outcomes') }} as served
left join outcomes on served.outcome_id = outcomes.outcome_id
group by all
