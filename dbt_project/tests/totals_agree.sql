{# Reports count the same clients, companies and euros, and the parts of a whole
   make it up; a row is a total that differs from the journeys or the metrics. #}
with

journeys as (
    select
        count(*) as registered,
        count(*) filter (where status = 'served') as served,
        count(*) filter (where status = 'dropped') as dropped,
        count(*) filter (where status = 'open') as still_open,
        count(*) filter (where is_activated) as activated,
        count(*) filter (where is_employed) as employed,
        count(*) filter (where outcome_id is not null) as with_outcome,
        count(*) filter (where path is not null) as with_path
    from {{ ref('fct_client_journeys') }}
),

metrics as (
    select metric_id, numerator
    from {{ ref('rpt_metrics') }}
),

known_totals as (
    unpivot journeys
    on columns(*)
    into
    name subject
    value total
    union all by name
    select metric_id as subject, numerator as total
    from metrics
    where
        metric_id in (
            'companies_contacted', 'companies_cooperating', 'cost_per_served_eur'
        )
),

report_totals as (
    select
        'registered' as subject,
        'status of journeys' as report,
        served + dropped + still_open as total
    from journeys
    union all by name
    select
        'registered' as subject,
        'dim_clients' as report,
        count(*) as total
    from {{ ref('dim_clients') }}
    union all by name
    select
        'registered' as subject,
        'fct_registrations' as report,
        count(*) as total
    from {{ ref('fct_registrations') }}
    where is_first
    union all by name
    select
        'registered' as subject,
        'rpt_registrations' as report,
        max(cumulative_count) as total
    from {{ ref('rpt_registrations') }}
    union all by name
    select
        'registered' as subject,
        'rpt_cohorts' as report,
        sum(registered_count) as total
    from {{ ref('rpt_cohorts') }}
    union all by name
    select
        stage_id as subject,
        'rpt_funnel' as report,
        sum(client_count) as total
    from {{ ref('rpt_funnel') }}
    group by all
    union all by name
    select
        'dropped' as subject,
        'rpt_losses' as report,
        sum(client_count) as total
    from {{ ref('rpt_losses') }}
    union all by name
    select
        'served' as subject,
        'rpt_outcomes' as report,
        sum(client_count) as total
    from {{ ref('rpt_outcomes') }}
    union all by name
    select
        'activated' as subject,
        'rpt_activation' as report,
        sum(activated_count) as total
    from {{ ref('rpt_activation') }}
    union all by name
    select
        unit_id as subject,
        'years of rpt_unit_costs' as report,
        sum(unit_count) as total
    from {{ ref('rpt_unit_costs') }}
    where period = 'year'
    group by all
    union all by name
    select
        'companies_contacted' as subject,
        'rpt_companies' as report,
        sum(contacted_count) as total
    from {{ ref('rpt_companies') }}
    union all by name
    select
        'companies_cooperating' as subject,
        'rpt_companies' as report,
        sum(cooperating_count) as total
    from {{ ref('rpt_companies') }}
    union all by name
    select
        'cost_per_served_eur' as subject,
        'rpt_cost_effectiveness' as report,
        sum(cost_eur) as total
    from {{ ref('rpt_cost_effectiveness') }}
    union all by name
    select
        case metric_id
            when 'registered_clients' then 'registered'
            when 'served_clients' then 'served'
            else
                case split_part(metric_id, '_', 1)
                    when 'dropped' then 'dropped'
                    when 'outcome' then 'with_outcome'
                    when 'served' then 'with_path'
                end
        end as subject,
        'rpt_metrics' as report,
        sum(numerator) as total
    from metrics
    group by all
)

select
    report_totals.subject,
    report_totals.report,
    known_totals.total as known_total,
    report_totals.total as report_total
from report_totals
inner join known_totals on report_totals.subject = known_totals.subject
where
    coalesce(report_totals.total, 0)::double <> known_totals.total::double
