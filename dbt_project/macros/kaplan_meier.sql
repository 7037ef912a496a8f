{# Ends a model of waits: the Kaplan–Meier curve with log-log Greenwood bounds, 95 %, of each group
   and of all of them, apart for each value of a column if one is given. Waits have a day_count and
   is_reached; the others are censored. #}
{% macro kaplan_meier(waits, group, apart_by=none) -%}
    {%- set each = apart_by ~ ', ' if apart_by else '' -%}
    {%- set keys = group ~ ', ' ~ apart_by if apart_by else group -%}
with

clients_by_day as (
    select
        case when grouping({{ group }}) = 1 then 'all' else {{ group }} end
            as {{ group }},
        {{ each }}day_count,
        count(*) as client_count,
        count(*) filter (where is_reached) as event_count
    from {{ waits }}
    group by
        grouping sets (
            ({{ group }}, {{ each }}day_count), ({{ each }}day_count)
        )
),

risks as (
    select
        *,
        sum(client_count) over (
            partition by {{ keys }}
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
        days_so_far as (partition by {{ keys }} order by day_count)
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
    {{ keys }},
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
{%- endmacro %}

{# Ends a model of such a curve: the first day on which at most half still wait, and the same of
   the bounds. #}
{% macro median_waits(survival, group, apart_by=none) -%}
select
    {{ group }},
    {%- if apart_by %}
    {{ apart_by }},
    {%- endif %}
    min(day_count) filter (where survival_share <= 0.5) as median_days,
    min(day_count) filter (where lower_share <= 0.5) as lower_days,
    min(day_count) filter (where upper_share <= 0.5) as upper_days,
    sum(event_count)::integer as event_count,
    sum(censored_count)::integer as censored_count
from {{ survival }}
group by all
{%- endmacro %}
