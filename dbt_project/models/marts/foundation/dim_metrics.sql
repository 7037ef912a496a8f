{# Grain: one row per metric of the registry. #}
select
    metric_id,
    unit,
    numerator,
    denominator,
    source,
    assumption
from {{ ref('metrics') }}
