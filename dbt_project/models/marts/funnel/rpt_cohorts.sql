{# Grain: one row per quarter of registration and team. #}
select
    date_trunc('quarter', registered_date)::date as registered_quarter,
    coalesce(team, 'none') as team,
    count(*)::integer as registered_count,
    (count(*) filter (where status = 'served'))::integer as served_count,
    (count(*) filter (where is_activated))::integer as activated_count,
    (count(*) filter (where status = 'open'))::integer as open_count,
    (count(*) filter (where status = 'dropped'))::integer as dropped_count
from {{ ref('fct_client_journeys') }}
group by all
