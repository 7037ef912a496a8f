{# Grain: one row per metric and value of a dimension it may be broken down by;
   nothing where nobody is. #}
{{
    metric_values(
        ref('int_metric_amounts_by_dimension'),
        keys=['dimension_id', 'dimension_value']
    )
}}
where coalesce(parts.denominator, parts.numerator) > 0
