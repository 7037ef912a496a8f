{# Grain: one row per metric, part of it, and value of a dimension it may be broken
   down by. #}
{{ metric_amounts_by_dimension() }}
