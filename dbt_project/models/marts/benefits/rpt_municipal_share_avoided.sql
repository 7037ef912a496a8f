{# Grain: one row per month, team and outcome of the clients whom Kela's counts
   follow; empty without counts. #}
select
    month,
    coalesce(team, 'none') as team,
    outcome_id,
    count(distinct client_id)::integer as client_count,
    coalesce(sum(avoided_eur) filter (where bound = 'low'), 0)::decimal(14, 2)
        as avoided_low_eur,
    coalesce(sum(avoided_eur) filter (where bound = 'high'), 0)::decimal(14, 2)
        as avoided_high_eur,
    bool_and(is_verified) as is_verified
from {{ ref('int_municipal_share_avoided') }}
group by all
