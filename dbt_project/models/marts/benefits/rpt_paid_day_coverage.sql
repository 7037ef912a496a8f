{# Grain: one row: for how many registered clients Kela's paid days are known;
   missing, never 0, when no count has been delivered. #}
with

collected as (
    select count(*) > 0 as is_collected
    from {{ ref('stg_quality__loads') }}
    where raw_table = 'kela_paivat'
),

registered as (
    select count(*) as registered_count
    from {{ ref('int_persons_registered') }}
),

counted as (
    select
        count(*) as counted_count,
        max(counted_date) as latest_counted_date
    from {{ ref('fct_paid_day_counts') }}
    where is_latest
)

select
    collected.is_collected,
    registered.registered_count,
    case when collected.is_collected then counted.counted_count end
        as counted_count,
    counted.latest_counted_date
from collected
cross join registered
cross join counted
