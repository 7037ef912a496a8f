{# Grain: one row per day of reporting and cooperating company that is small, or
   of which the size is not told. #}
with

sizes as (
    select source_word, is_small_enterprise from {{ ref('company_sizes') }}
),

companies as (
    select company_id, size_class from {{ ref('stg_crm__companies') }}
),

report_days as (
    select distinct reported_date from {{ ref('int_esf_report_periods') }}
)

select
    report_days.reported_date,
    progress.company_id,
    'small_enterprise' as fact_id,
    progress.cooperation_date as counted_date,
    coalesce(sizes.is_small_enterprise, false) as is_counted
from {{ ref('int_company_progress') }} as progress
inner join companies on progress.company_id = companies.company_id
inner join report_days
    on progress.cooperation_date <= report_days.reported_date
left join sizes on companies.size_class = sizes.source_word
where sizes.is_small_enterprise is distinct from false
