{# Grain: one row per month of booking and cost type. #}
select
    date_trunc('month', booking_date)::date as month,
    coalesce(cost_type_id, 'unknown') as cost_type_id,
    sum(cost_eur)::decimal(14, 2) as cost_eur
from {{ ref('fct_costs') }}
group by all
