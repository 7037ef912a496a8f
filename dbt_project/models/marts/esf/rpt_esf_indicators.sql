{# Grain: one row per indicator of either programme, sex (companies: total only)
   and reporting period. #}
with

sexes as (
    select sex_id from {{ ref('sexes') }}
    union all by name
    select 'total' as sex_id
),

indicators as (
    select indicators.*, sexes.sex_id
    from {{ ref('esf_indicators') }} as indicators
    inner join sexes
        on indicators.unit = 'participants' or sexes.sex_id = 'total'
)

select
    indicators.programme,
    indicators.programme = rules.programme as is_of_project,
    indicators.indicator_code,
    indicators.indicator_kind,
    indicators.indicator_order,
    indicators.name_id,
    indicators.unit,
    indicators.sex_id,
    periods.period_year,
    periods.period_start_date,
    periods.period_end_date,
    periods.reported_date,
    indicators.fact_id is not null as is_collected,
    counts.period_count,
    counts.cumulative_count,
    counts.not_told_count,
    counts.reported_count,
    counts.period_count - counts.reported_count as correction_count,
    indicators.definition,
    indicators.source,
    indicators.is_verified
from indicators
cross join {{ ref('int_esf_report_periods') }} as periods
cross join {{ ref('dim_esf_rules') }} as rules
left join {{ ref('int_esf_fact_counts') }} as counts
    on
        indicators.fact_id = counts.fact_id
        and indicators.sex_id = counts.sex_id
        and periods.period_year = counts.period_year
