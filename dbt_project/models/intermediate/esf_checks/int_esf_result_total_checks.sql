{# Grain: one row per immediate result, sex and reporting period: no more people
   reached it than had ended. #}
with

results as (
    select distinct fact_id
    from {{ ref('esf_indicators') }}
    where indicator_kind = 'result' and fact_id is not null
),

counts as (
    select counts.*
    from {{ ref('int_esf_fact_counts') }} as counts
    inner join results on counts.fact_id = results.fact_id
),

ended as (
    select sex_id, year(ended_date) as ended_year
    from {{ ref('int_esf_participations') }}
    where ended_date is not null
)

select
    'results_within_ended' as rule_id,
    counts.fact_id || ' ' || counts.sex_id || ' ' || counts.period_year
        as reference,
    counts.cumulative_count <= count(ended.ended_year) as is_passed
from counts
left join ended
    on
        counts.period_year >= ended.ended_year
        and counts.sex_id in (ended.sex_id, 'total')
group by
    counts.fact_id,
    counts.sex_id,
    counts.period_year,
    counts.cumulative_count
