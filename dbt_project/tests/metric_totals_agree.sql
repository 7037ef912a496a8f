{# Metrics that are parts of a whole make it up: reasons of dropping out the
   dropped clients, outcomes and paths the served clients that have one. #}
with

journeys as (
    select
        count(*) as registered,
        count(*) filter (where status = 'served') as served,
        count(*) filter (where status = 'dropped') as dropped,
        count(*) filter (where outcome_id is not null) as with_outcome,
        count(*) filter (where path is not null) as with_path
    from {{ ref('fct_client_journeys') }}
),

known_totals as (
    unpivot journeys
    on columns(*)
    into
    name subject
    value total
),

parts as (
    select given.*
    from (
        values
        ('registered', 'registered_clients'),
        ('served', 'served_clients'),
        ('dropped', 'dropped_%'),
        ('with_outcome', 'outcome_%'),
        ('with_path', 'served_wac'),
        ('with_path', 'served_bc'),
        ('with_path', 'served_shared')
    ) as given (subject, metric_ids)
),

report_totals as (
    select
        parts.subject,
        'rpt_metrics' as report,
        sum(metrics.numerator)::bigint as total
    from parts
    left join {{ ref('rpt_metrics') }} as metrics
        on
            metrics.metric_id like parts.metric_ids
            and metrics.metric_id <> 'dropped_clients'
            and metrics.unit = 'count'
    group by all
)

{{ totals_that_differ() }}
