{# Grain: one row per period (the whole project, each year and each month), team,
   cost type (all of them too) and unit: costs and units of the same period. #}
with

costs as (
    select month, team, cost_type_id, cost_eur
    from {{ ref('int_costs_allocated') }}
),

units as (
    select month, team, unit_id, unit_count
    from {{ ref('int_cost_units_counted') }}
),

months as (
    select month from costs
    union
    select month from units
),

periods as (
    select month, 'whole' as period, 'whole' as period_id from months
    union all by name
    select month, 'year' as period, year(month)::text as period_id from months
    union all by name
    select month, 'month' as period, strftime(month, '%Y-%m') as period_id
    from months
),

costs_by_period as (
    select
        periods.period_id,
        case
            when grouping(costs.team) = 1 then 'all'
            else costs.team
        end as team,
        case
            when grouping(costs.cost_type_id) = 1 then 'all'
            else costs.cost_type_id
        end as cost_type_id,
        sum(costs.cost_eur) as cost_eur
    from costs
    inner join periods on costs.month = periods.month
    group by periods.period_id, cube (costs.team, costs.cost_type_id)
),

units_by_period as (
    select
        periods.period_id,
        units.team,
        units.unit_id,
        sum(units.unit_count) as unit_count
    from units
    inner join periods on units.month = periods.month
    group by all
),

teams as (
    select 'all' as team
    union
    select team from costs
    union
    select team from units
),

cost_types as (
    select 'all' as cost_type_id
    union
    select cost_type_id from costs
),

unit_ids as (
    select
        unnest(['registered', 'served', 'activated', 'employed', 'contact'])
            as unit_id
),

places as (
    select distinct
        periods.period,
        periods.period_id,
        teams.team,
        cost_types.cost_type_id,
        unit_ids.unit_id
    from periods
    cross join teams
    cross join cost_types
    cross join unit_ids
)

select
    places.period,
    places.period_id,
    places.team,
    places.cost_type_id,
    places.unit_id,
    costs_by_period.cost_eur::decimal(14, 2) as cost_eur,
    coalesce(units_by_period.unit_count, 0)::integer as unit_count,
    (costs_by_period.cost_eur / nullif(units_by_period.unit_count, 0))
    ::decimal(14, 2) as cost_per_unit_eur
from places
left join costs_by_period
    on
        places.period_id = costs_by_period.period_id
        and places.team = costs_by_period.team
        and places.cost_type_id = costs_by_period.cost_type_id
left join units_by_period
    on
        places.period_id = units_by_period.period_id
        and places.team = units_by_period.team
        and places.unit_id = units_by_period.unit_id
