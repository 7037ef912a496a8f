"""The marts of the manager's funnel, counted from the journeys of the release fixture."""

_FUNNEL_CLIENTS = """
with attributed as (
    select
        *,
        'client ' || number as client_id, 'A' || number as client_reference,
        case when not is_ended and contacted is null then 'none' else team end as client_team,
        case when is_served then 'served' when is_dropped then 'dropped' else 'open' end as status,
        case when is_activated then 5 when is_served then 4 when met is not null then 3
            when contacted is not null then 2 else 1 end as stage_number,
        case when is_served then outcome end as outcome_id,
        case when not is_dropped then null when contacted is null then 'not_reached'
            when met is null then 'cancelled' when number % 5 < 3 then 'no_end_form'
            else 'lost_contact' end as exit_reason_id,
        ['registered', 'first_contact', 'first_meeting', 'served', 'activated'] as stages
    from journeys
)
select
    client_id, client_reference, registered as registered_date, registered_month,
    date_trunc('quarter', registered)::date as registered_quarter,
    client_team as team,
    case client_team when 'none' then 'none'
        when 'wac' then 'Työkyky ' || (1 + number % 3) else 'Yritys ' || (1 + number % 3) end
        as coordinator_id,
    ['own_coach', 'own_coach', 'self', 'other', 'unknown'][1 + number % 5] as referrer_id,
    ['under_18', '18_24', '18_24', '25_29', '25_29', 'unknown'][1 + number % 6] as age_band,
    if(number % 7 < 4, 'male', 'female') as sex,
    ['basic', 'upper_secondary', 'upper_secondary', 'tertiary'][1 + number % 4] as education_id,
    ['finnish', 'finnish', 'finnish', 'swedish', 'other', 'unknown'][1 + number * 5 % 6]
        as language_id,
    ['under_6', '6_11', '12_23', '24_plus', 'unknown'][1 + number * 3 % 5] as unemployment_band,
    coalesce(contacted, case when is_dropped then registered + 3 end) as first_attempt_date,
    contacted as first_contact_date, met as first_meeting_date,
    case when is_served then ended end as served_date,
    case when is_served then ended end as end_form_received_date,
    case when is_dropped then ended end as dropped_date,
    status, stage_number as last_stage_order, stages[stage_number] as last_stage_id,
    stages[stage_number + 1] as next_stage_id,
    coalesce(exit_reason_id, case when is_served and not is_activated then outcome end)
        as loss_reason_id,
    outcome_id, is_activated,
    case when status = 'open' then ($day - coalesce(met, contacted, registered))::integer end
        as waiting_days,
    (contacted - registered)::integer as days_to_first_contact,
    (met - contacted)::integer as days_to_first_meeting,
    (served_date - met)::integer as days_to_served,
    (served_date - registered)::integer as days_registered_to_served
from attributed
"""
_SURVIVAL = """
with waits as (
    select coalesce(team, 'all') as team, transition_id, day_count,
        count(*) as n, count(*) filter (where moved) as events
    from (
        select team, 'registered_to_first_contact' as transition_id,
            coalesce(days_to_first_contact,
                coalesce(dropped_date, $day) - registered_date) as day_count,
            days_to_first_contact is not null as moved
        from marts.rpt_funnel_clients
        union all
        select team, 'first_contact_to_first_meeting',
            coalesce(days_to_first_meeting, coalesce(dropped_date, $day) - first_contact_date),
            days_to_first_meeting is not null
        from marts.rpt_funnel_clients where first_contact_date is not null
        union all
        select team, 'first_meeting_to_served',
            coalesce(days_to_served, coalesce(dropped_date, $day) - first_meeting_date),
            days_to_served is not null
        from marts.rpt_funnel_clients where first_meeting_date is not null
    )
    group by grouping sets ((team, transition_id, day_count), (transition_id, day_count))
), risks as (
    select *, sum(n) over (partition by team, transition_id order by day_count desc) as at_risk
    from waits
), curves as (
    select *, product(1 - events / at_risk) over so_far as s,
        sqrt(sum(events / nullif(at_risk * (at_risk - events), 0)) over so_far) as spread
    from risks
    window so_far as (partition by team, transition_id order by day_count)
)
select team, transition_id, day_count::integer as day_count, at_risk::integer as at_risk_count,
    events::integer as event_count, (n - events)::integer as censored_count,
    s as survival_share,
    case when s > 0 and s < 1 then pow(s, exp(-1.96 * spread / ln(s))) end as lower_share,
    case when s > 0 and s < 1 then pow(s, exp(1.96 * spread / ln(s))) end as upper_share
from curves
"""
FUNNEL_MARTS = {
    "rpt_funnel_clients": _FUNNEL_CLIENTS,
    "rpt_stage_survival": _SURVIVAL,
    "rpt_stage_medians": """
        select team, transition_id,
            min(day_count) filter (where survival_share <= 0.5) as median_days,
            min(day_count) filter (where lower_share <= 0.5) as lower_days,
            min(day_count) filter (where upper_share <= 0.5) as upper_days,
            sum(event_count)::integer as event_count,
            sum(censored_count)::integer as censored_count
        from marts.rpt_stage_survival group by all""",
}
