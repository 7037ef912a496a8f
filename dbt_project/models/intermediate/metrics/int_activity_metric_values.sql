{# Grain: one row per metric of companies, events and feedback with its numerator
   and denominator. #}
with

metric_values as (
    select 'companies_contacted' as metric_id, count(*) as numerator
    from {{ ref('int_company_progress') }}
    union all by name
    select 'companies_cooperating' as metric_id, count(*) as numerator
    from {{ ref('int_company_progress') }}
    where is_cooperating
    union all by name
    select 'ratko_workshops_held' as metric_id, count(*) as numerator
    from {{ ref('int_ratko_workshops_attributed') }}
    where is_held
    union all by name
    select 'events_held' as metric_id, count(*) as numerator
    from {{ ref('int_events_held') }}
    where is_held
    union all by name
    select 'feedback_count' as metric_id, count(*) as numerator
    from {{ ref('int_feedback_received') }}
    union all by name
    select
        'feedback_grade' as metric_id,
        coalesce(sum(grade), 0) as numerator,
        count(grade) as denominator
    from {{ ref('int_feedback_received') }}
)

select
    metric_id,
    numerator::decimal(14, 2) as numerator,
    denominator::bigint as denominator
from metric_values
