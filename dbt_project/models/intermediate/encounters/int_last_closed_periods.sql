{# Grain: one row per client with a closed service period: the one that closed
   last; of those closing on one day, the one that has the outcome. #}
select *
from {{ ref('int_service_periods_attributed') }}
where ended_date is not null
qualify row_number() over (
    partition by client_id
    order by
        ended_date desc,
        outcome_id is null,
        started_date desc,
        service_period_id desc
) = 1
