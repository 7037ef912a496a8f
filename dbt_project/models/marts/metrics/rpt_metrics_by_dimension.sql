{# Grain: one row per metric and value of a dimension it may be broken down by;
   a ratio only where there is something to divide by. #}
{{
    metric_values(
        ref('int_metric_amounts_by_dimension'),
        keys=['dimension_id', 'dimension_value']
    )
}}
where parts.denominator is distinct from 0
