{# Reports sum the same euros as the bookings, to the cent. #}
with

known_totals as (
    select 'costs' as subject, coalesce(sum(cost_eur), 0) as total
    from {{ ref('fct_costs') }}
),

report_totals as (
    select
        'costs' as subject,
        'rpt_cost_effectiveness' as report,
        sum(cost_eur) as total
    from {{ ref('rpt_cost_effectiveness') }}
    union all by name
    select
        'costs' as subject,
        'rpt_unit_costs by ' || period || ', team and type, ' || unit_id
            as report,
        sum(cost_eur) as total
    from {{ ref('rpt_unit_costs') }}
    where team <> 'all' and cost_type_id <> 'all'
    group by period, unit_id
    union all by name
    select
        'costs' as subject,
        'rpt_unit_costs by ' || period || ', ' || unit_id as report,
        sum(cost_eur) as total
    from {{ ref('rpt_unit_costs') }}
    where team = 'all' and cost_type_id = 'all'
    group by period, unit_id
    union all by name
    select
        'costs' as subject,
        metric_id || ' of rpt_metrics' as report,
        numerator::decimal(14, 2) as total
    from {{ ref('rpt_metrics') }}
    where unit = 'eur'
)

{{ totals_that_differ() }}
