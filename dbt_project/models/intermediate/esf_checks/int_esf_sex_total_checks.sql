{# Grain: one row per fact of people and reporting period: the sexes add up to
   the total. #}
with

sums as (
    select
        fact_id,
        period_year,
        sum(cumulative_count) filter (where sex_id <> 'total') as sum_of_sexes,
        sum(cumulative_count) filter (where sex_id = 'total') as total_count
    from {{ ref('int_esf_fact_counts') }}
    group by all
)

select
    'sexes_add_up' as rule_id,
    fact_id || ' ' || period_year as reference,
    sum_of_sexes = total_count as is_passed
from sums
where sum_of_sexes is not null
