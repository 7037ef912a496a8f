{# Grain: one row per period (the whole project and each year) and unit: costs
   and clients of the same period; the whole is the sum of the years. #}
with

clients_by_year as (
    select
        year(registered_date) as year,
        'registered' as unit_id,
        count(*) as unit_count
    from {{ ref('fct_client_journeys') }}
    group by all
    union all by name
    select
        year(served_date) as year,
        unnest([
            'served',
            if(is_activated, 'activated', null),
            if(is_employed, 'employed', null)
        ]) as unit_id,
        1 as unit_count
    from {{ ref('fct_client_journeys') }}
    where status = 'served'
),

costs_by_year as (
    select year(month) as year, sum(cost_eur) as cost_eur
    from {{ ref('rpt_cost_effectiveness') }}
    group by all
),

years as (
    select year from clients_by_year
    union
    select year from costs_by_year
),

units as (
    select unnest(['registered', 'served', 'activated', 'employed']) as unit_id
),

units_by_year as (
    select years.year, units.unit_id, sum(counted.unit_count) as unit_count
    from years
    cross join units
    left join clients_by_year as counted
        on years.year = counted.year and units.unit_id = counted.unit_id
    group by all
),

periods as (
    select
        if(grouping(counted.year) = 1, 'whole', 'year') as period,
        if(grouping(counted.year) = 1, 'whole', counted.year::text)
            as period_id,
        counted.unit_id,
        coalesce(sum(costs.cost_eur), 0)::decimal(14, 2) as cost_eur,
        coalesce(sum(counted.unit_count), 0)::integer as unit_count
    from units_by_year as counted
    left join costs_by_year as costs on counted.year = costs.year
    group by grouping sets ((counted.year, counted.unit_id), (counted.unit_id))
)

select
    period,
    period_id,
    unit_id,
    cost_eur,
    unit_count,
    (cost_eur / nullif(unit_count, 0))::decimal(14, 2) as cost_per_unit_eur
from periods
