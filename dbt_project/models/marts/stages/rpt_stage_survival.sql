{# Grain: one row per team (all of them too), transition and day on which a client
   moved on or was censored: Kaplan–Meier with log-log Greenwood bounds, 95 %. #}
with

clients_by_day as (
    select
        case when grouping(team) = 1 then 'all' else team end as team,
        transition_id,
        day_count,
        count(*) as client_count,
        count(*) filter (where is_reached) as event_count
    from {{ ref('int_stage_waits') }}
    group by
        grouping sets (
            (team, transition_id, day_count), (transition_id, day_count)
        )
),

risks as (
    select
        *,
        sum(client_count) over (
            partition by team, transition_id
            order by day_count desc
        ) as at_risk_count
    from clients_by_day
),

survivals as (
    select
        *,
        product(1 - event_count / at_risk_count) over days_so_far
            as survival_share,
        sqrt(
            sum(
                event_count
                / nullif(at_risk_count * (at_risk_count - event_count), 0)
            ) over days_so_far
        ) as greenwood_root
    from risks
    window
        days_so_far as (partition by team, transition_id order by day_count)
),

bounds as (
    select
        *,
        survival_share > 0 and survival_share < 1 as has_bounds,
        exp(
            1.959963984540054
            * greenwood_root
            / ln(case when has_bounds then survival_share end)
        ) as bound_power
    from survivals
)

select
    team,
    transition_id,
    day_count,
    at_risk_count::integer as at_risk_count,
    event_count::integer as event_count,
    (client_count - event_count)::integer as censored_count,
    round(survival_share, 6) as survival_share,
    case when has_bounds then round(pow(survival_share, 1 / bound_power), 6) end
        as lower_share,
    case when has_bounds then round(pow(survival_share, bound_power), 6) end
        as upper_share
from bounds
