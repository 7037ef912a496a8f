{# Grain: one row per client metric with its numerator and denominator. #}
with

journeys as (
    select * from {{ ref('int_client_journeys_assembled') }}
),

exit_reasons as (
    select exit_reason_id
    from {{ ref('exit_reasons') }}
    where is_drop
),

outcomes as (
    select outcome_id from {{ ref('outcomes') }}
),

paths as (
    select unnest(['wac', 'bc', 'shared']) as path
),

served_by_path as (
    select
        paths.path,
        count(journeys.client_id) as served_count,
        count(*) filter (where journeys.is_activated) as activated_count
    from paths
    left join journeys on paths.path = journeys.path
    group by all
),

metric_values as (
    select 'registered_clients' as metric_id, count(*) as numerator
    from journeys
    union all by name
    select 'served_clients' as metric_id, count(*) as numerator
    from journeys
    where status = 'served'
    union all by name
    select
        'dropped_' || exit_reasons.exit_reason_id as metric_id,
        count(journeys.client_id) as numerator
    from exit_reasons
    left join journeys on exit_reasons.exit_reason_id = journeys.exit_reason_id
    group by all
    union all by name
    select
        'outcome_' || outcomes.outcome_id as metric_id,
        count(journeys.client_id) as numerator
    from outcomes
    left join journeys on outcomes.outcome_id = journeys.outcome_id
    group by all
    union all by name
    select 'served_' || path as metric_id, served_count as numerator
    from served_by_path
    union all by name
    select
        'activation_share_' || path as metric_id,
        activated_count as numerator,
        served_count as denominator
    from served_by_path
    where path <> 'shared'
    union all by name
    select
        'activation_share_all' as metric_id,
        count(*) filter (where is_activated) as numerator,
        count(*) as denominator
    from journeys
    where status = 'served'
    union all by name
    select
        'esf_immediate_result_share' as metric_id,
        count(*) filter (where is_esf_immediate_result) as numerator,
        count(*) as denominator
    from journeys
    where status = 'served'
    union all by name
    select
        'transfers_wac_to_bc' as metric_id,
        count(distinct client_id) as numerator
    from {{ ref('int_transfers_attributed') }}
    where direction = 'wac_to_bc'
)

select
    metric_id,
    numerator::decimal(14, 2) as numerator,
    denominator::bigint as denominator
from metric_values
