{# Grain: one row per metric and part of it: numerator, denominator, or value. #}
{{ metric_amounts() }}
