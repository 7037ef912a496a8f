{# Grain: one row per metric, as of the day of the release. #}
select
    metric_id,
    value,
    numerator::double as numerator,
    denominator::double as denominator,
    unit,
    {{ as_of_date() }} as as_of_date
from {{ ref('int_metric_values') }}
