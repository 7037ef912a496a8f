{# Grain: one row: for how many registered clients Kela's paid days are known,
   and for how many activated ones before and after the service; missing, never
   0, when no count has been delivered. #}
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
),

activated as (
    select count(*) as activated_count
    from {{ ref('int_client_outcomes') }}
    where is_activated
),

followed as (
    select count(*) as followed_count
    from {{ ref('int_clients_followed_by_kela') }}
)

select
    collected.is_collected,
    registered.registered_count,
    case when collected.is_collected then counted.counted_count end
        as counted_count,
    counted.latest_counted_date,
    activated.activated_count,
    case when collected.is_collected then followed.followed_count end
        as followed_count
from collected
cross join registered
cross join counted
cross join activated
cross join followed
