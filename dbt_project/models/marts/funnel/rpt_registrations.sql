{# Grain: one row per day with a registration, each person on the first day. #}
with

registered_by_day as (
    select registered_date, count(*)::integer as registered_count
    from {{ ref('fct_client_journeys') }}
    group by all
)

select
    registered_date,
    registered_count,
    sum(registered_count) over (order by registered_date)::integer
        as cumulative_count
from registered_by_day
