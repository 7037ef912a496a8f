{# Grain: one row per metric of the registry, with its target in force. #}
with

metrics as (
    select * from {{ source('reference', 'metrics') }}
),

targets as (
    select
        metric_id,
        max(target_value) filter (where is_in_force) as target_value,
        max(set_by) filter (where is_in_force) as target_set_by,
        max(set_on) filter (where is_in_force) as target_set_on,
        count(*) filter (where not is_in_force) as earlier_target_count
    from {{ ref('dim_targets') }}
    group by all
)

select
    metrics.metric_id,
    metrics.metric_order::integer as metric_order,
    metrics.area,
    metrics.unit,
    metrics.direction,
    metrics.grain,
    metrics.model,
    metrics.numerator_sql,
    metrics.denominator_sql,
    metrics.denominator_model,
    metrics.value_sql,
    metrics.dimensions,
    metrics.disclosure,
    metrics.rule,
    metrics.sources,
    targets.target_value,
    targets.target_set_by,
    targets.target_set_on,
    coalesce(targets.earlier_target_count, 0)::integer as earlier_target_count,
    metrics.name_fi,
    metrics.name_sv,
    metrics.name_en,
    metrics.definition_fi,
    metrics.definition_sv,
    metrics.definition_en,
    metrics.assumption_fi,
    metrics.assumption_sv,
    metrics.assumption_en
from metrics
left join targets on metrics.metric_id = targets.metric_id
order by metrics.metric_order
