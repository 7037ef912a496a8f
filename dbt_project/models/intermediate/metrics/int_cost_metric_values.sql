{# Grain: one row per metric of costs: all costs booked by the day of the release
   over a count of clients. #}
with

costs as (
    select coalesce(sum(cost_eur), 0) as cost_eur
    from {{ ref('int_costs_booked') }}
),

clients as (
    select
        count(*) filter (where status = 'served') as served_count,
        count(*) filter (where is_activated) as activated_count
    from {{ ref('int_client_journeys_assembled') }}
),

metric_values as (
    select
        'cost_per_served_eur' as metric_id,
        costs.cost_eur as numerator,
        clients.served_count as denominator
    from costs
    cross join clients
    union all by name
    select
        'cost_per_activated_eur' as metric_id,
        costs.cost_eur as numerator,
        clients.activated_count as denominator
    from costs
    cross join clients
)

select
    metric_id,
    numerator::decimal(14, 2) as numerator,
    denominator::bigint as denominator
from metric_values
