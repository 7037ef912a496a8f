{# Grain: one row per fact, sex (total: all) and reporting period: counted in it,
   by its end, and as known when it was reported. #}
with

facts as (
    select * exclude (client_id) from {{ ref('int_esf_entry_facts') }}
    union all by name
    select * exclude (client_id) from {{ ref('int_esf_result_facts') }}
    union all by name
    select * exclude (company_id) from {{ ref('int_esf_company_facts') }}
),

counts as (
    select
        reported_date,
        fact_id,
        case when grouping(sex_id) = 1 then 'total' else sex_id end as sex_id,
        year(counted_date) as counted_year,
        count(*) filter (where is_counted) as counted_count,
        count(*) filter (where not is_counted) as not_told_count
    from facts
    group by
        grouping sets (
            (reported_date, fact_id, year(counted_date), sex_id),
            (reported_date, fact_id, year(counted_date))
        )
),

sexes as (
    select sex_id from {{ ref('sexes') }}
    union all by name
    select 'total' as sex_id
),

fact_sexes as (
    select distinct indicators.fact_id, sexes.sex_id
    from {{ ref('esf_indicators') }} as indicators
    inner join sexes
        on indicators.unit = 'participants' or sexes.sex_id = 'total'
    where indicators.fact_id is not null
)

select
    fact_sexes.fact_id,
    fact_sexes.sex_id,
    periods.period_year,
    coalesce(sum(counts.counted_count) filter (
        where
        counts.reported_date = {{ as_of_date() }}
        and counts.counted_year = periods.period_year
    ), 0)::integer as period_count,
    coalesce(sum(counts.counted_count) filter (
        where counts.reported_date = {{ as_of_date() }}
    ), 0)::integer as cumulative_count,
    coalesce(sum(counts.not_told_count) filter (
        where
        counts.reported_date = {{ as_of_date() }}
        and counts.counted_year = periods.period_year
    ), 0)::integer as not_told_count,
    coalesce(sum(counts.counted_count) filter (
        where
        counts.reported_date = periods.reported_date
        and counts.counted_year = periods.period_year
    ), 0)::integer as reported_count
from fact_sexes
cross join {{ ref('int_esf_report_periods') }} as periods
left join counts
    on
        fact_sexes.fact_id = counts.fact_id
        and fact_sexes.sex_id = counts.sex_id
        and periods.period_year >= counts.counted_year
group by all
