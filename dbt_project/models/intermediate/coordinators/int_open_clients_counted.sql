{# Grain: one row per coordinator with an open client: clients open with several
   coordinators count with each, or once, with the one they came to last. #}
with

open_clients as (
    select
        coordinator_id,
        row_number() over (
            partition by client_id order by started_date desc, coordinator_id asc
        ) = 1 as is_latest
    from {{ ref('int_service_periods_merged') }}
    where ended_date is null
)

select
    coordinator_id,
    count(*)::integer as active_client_count,
    (count(*) filter (where is_latest))::integer
        as active_client_count_shared_once
from open_clients
group by all
