{# Grain: one row per day on which a company began to cooperate. #}
with

companies_by_day as (
    select cooperation_date, count(*)::integer as company_count
    from {{ ref('dim_companies') }}
    where is_cooperating
    group by all
)

select
    cooperation_date,
    company_count,
    sum(company_count) over (order by cooperation_date)::integer
        as cumulative_count
from companies_by_day
