{# Grain: one row per daily rate of the labour-market subsidy, with the days on
   which it is in force. #}
select
    valid_from,
    lead(valid_from) over (order by valid_from) as valid_before,
    daily_rate_eur,
    source,
    is_verified
from {{ ref('benefit_rates') }}
