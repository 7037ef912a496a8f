{# Grain: one row per metric computed; a ratio over nothing has no value. Euros are
   exact up to the division, which DuckDB does in floating point. #}
with

metrics as (
    select metric_id, unit from {{ ref('metrics') }}
),

metric_values as (
    select * from {{ ref('int_client_metric_values') }}
    union all by name
    select * from {{ ref('int_activity_metric_values') }}
    union all by name
    select * from {{ ref('int_cost_metric_values') }}
)

select
    metric_values.metric_id,
    if(
        metrics.unit = 'count',
        metric_values.numerator,
        metric_values.numerator / nullif(metric_values.denominator, 0)
    )::double as value,
    metric_values.numerator,
    metric_values.denominator,
    metrics.unit
from metric_values
left join metrics on metric_values.metric_id = metrics.metric_id
