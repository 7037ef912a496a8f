{# Grain: one row per metric of the registry, as of the day of the release. #}
{{ metric_values(ref('int_metric_amounts')) }}
