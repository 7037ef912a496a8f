{# Grain: one row per team (all of them too) and transition: the first day on
   which at most half still wait, and the same of the bounds of the curve. #}
select
    team,
    transition_id,
    min(day_count) filter (where survival_share <= 0.5) as median_days,
    min(day_count) filter (where lower_share <= 0.5) as lower_days,
    min(day_count) filter (where upper_share <= 0.5) as upper_days,
    sum(event_count)::integer as event_count,
    sum(censored_count)::integer as censored_count
from {{ ref('rpt_stage_survival') }}
group by all
