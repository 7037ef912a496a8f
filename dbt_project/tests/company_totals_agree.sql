{# Reports count the same companies as the companies themselves say. #}
with

companies as (
    select
        count(*) filter (where is_contacted) as companies_contacted,
        count(*) filter (where is_cooperating) as companies_cooperating,
        count(*) filter (where need_met) as companies_need_met
    from {{ ref('dim_companies') }}
),

known_totals as (
    unpivot companies
    on columns(*)
    into
    name subject
    value total
),

report_totals as (
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
        'companies_cooperating' as subject,
        'rpt_company_progress' as report,
        max(cumulative_count) as total
    from {{ ref('rpt_company_progress') }}
    union all by name
    select
        metric_id as subject,
        'rpt_metrics' as report,
        numerator::bigint as total
    from {{ ref('rpt_metrics') }}
    where starts_with(metric_id, 'companies_') and unit = 'count'
)

{{ totals_that_differ() }}
