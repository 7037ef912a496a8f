{# Along a curve the share still waiting never rises, and who is at risk is who
   was, less those who moved on or were censored. #}
with

days as (
    select
        team,
        transition_id,
        day_count,
        at_risk_count,
        survival_share,
        lag(survival_share, 1, 1) over curve as share_before,
        lag(at_risk_count - event_count - censored_count) over curve
            as left_before
    from {{ ref('rpt_stage_survival') }}
    window
        curve as (partition by team, transition_id order by day_count)
)

select *
from days
where
    survival_share > share_before
    or at_risk_count <> coalesce(left_before, at_risk_count)
