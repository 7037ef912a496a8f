{# Reports count the same clients, companies and euros as the metrics, and the
   parts of each whole make it up; a row is a claim that does not hold. #}
with

metrics as (
    select metric_id, numerator, value from {{ ref('rpt_metrics') }}
),

journeys as (
    select
        count(*) as registered,
        count(*) filter (where status = 'served') as served,
        count(*) filter (where status = 'dropped') as dropped,
        count(*) filter (where status = 'open') as still_open,
        count(*) filter (where is_activated) as activated,
        count(*) filter (where is_employed) as employed,
        count(*) filter (where status = 'served' and outcome_id is null)
            as without_outcome,
        count(*) filter (where status = 'served' and path is null)
            as without_path
    from {{ ref('fct_client_journeys') }}
),

claims as (
    select 'served, dropped and open make up registered' as claim,
        served + dropped + still_open as one_total,
        registered as other_total
    from journeys
    union all
    select 'registered: metric and journeys',
        (select value from metrics where metric_id = 'registered_clients'),
        registered
    from journeys
    union all
    select 'served: metric and journeys',
        (select value from metrics where metric_id = 'served_clients'),
        served
    from journeys
    union all
    select 'reasons make up dropped',
        (select sum(value) from metrics where starts_with(metric_id, 'dropped_')),
        dropped
    from journeys
    union all
    select 'outcomes make up served',
        (select sum(value) from metrics where starts_with(metric_id, 'outcome_')),
        served - without_outcome
    from journeys
    union all
    select 'paths make up served',
        (
            select sum(value) from metrics
            where
                starts_with(metric_id, 'served_')
                and metric_id <> 'served_clients'
        ),
        served - without_path
    from journeys
    union all
    select 'dim_clients and journeys',
        (select count(*) from {{ ref('dim_clients') }}),
        registered
    from journeys
    union all
    select 'first registrations and journeys',
        (
            select count(*) from {{ ref('fct_registrations') }} where is_first
        ),
        registered
    from journeys
    union all
    select 'last day of rpt_registrations and journeys',
        (
            select coalesce(max(cumulative_count), 0)
            from {{ ref('rpt_registrations') }}
        ),
        registered
    from journeys
    union all
    select 'rpt_cohorts and journeys',
        (
            select coalesce(sum(registered_count), 0)
            from {{ ref('rpt_cohorts') }}
        ),
        registered
    from journeys
    union all
    select 'rpt_funnel and journeys: ' || stage_id,
        sum(client_count),
        case stage_id
            when 'registered' then any_value(registered)
            when 'served' then any_value(served)
            when 'activated' then any_value(activated)
            else any_value(employed)
        end
    from {{ ref('rpt_funnel') }}
    cross join journeys
    where stage_id in ('registered', 'served', 'activated', 'employed')
    group by stage_id
    union all
    select 'rpt_losses and journeys',
        (
            select coalesce(sum(client_count), 0) from {{ ref('rpt_losses') }}
        ),
        dropped
    from journeys
    union all
    select 'rpt_outcomes and journeys',
        (
            select coalesce(sum(client_count), 0)
            from {{ ref('rpt_outcomes') }}
        ),
        served
    from journeys
    union all
    select 'rpt_activation and journeys',
        (
            select coalesce(sum(activated_count), 0)
            from {{ ref('rpt_activation') }}
        ),
        activated
    from journeys
    union all
    select 'rpt_companies: contacted',
        (
            select coalesce(sum(contacted_count), 0)
            from {{ ref('rpt_companies') }}
        ),
        (select value from metrics where metric_id = 'companies_contacted')
    union all
    select 'rpt_companies: cooperating',
        (
            select coalesce(sum(cooperating_count), 0)
            from {{ ref('rpt_companies') }}
        ),
        (select value from metrics where metric_id = 'companies_cooperating')
    union all
    select 'rpt_cost_effectiveness and the metric of costs',
        (
            select coalesce(sum(cost_eur), 0)::double
            from {{ ref('rpt_cost_effectiveness') }}
        ),
        (select numerator from metrics where metric_id = 'cost_per_served_eur')
    union all
    select 'rpt_unit_costs: years make up the whole',
        coalesce(sum(unit_count) filter (where period = 'year'), 0),
        coalesce(sum(unit_count) filter (where period = 'whole'), 0)
    from {{ ref('rpt_unit_costs') }}
)

select claim, one_total, other_total
from claims
where one_total is distinct from other_total
