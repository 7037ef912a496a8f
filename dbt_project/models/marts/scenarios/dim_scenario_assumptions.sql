{# Grain: one row per version and assumption of the scenarios. #}
select
    version,
    assumption_id,
    low_value,
    base_value,
    high_value,
    unit,
    source,
    is_verified,
    version = max(version) over () as is_current
from {{ ref('scenario_assumptions') }}
