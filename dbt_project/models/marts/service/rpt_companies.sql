{# Grain: one row per month of first contact, sector and source of the lead, of
   contacted companies. #}
select
    date_trunc('month', first_contact_date)::date as first_contact_month,
    coalesce(sector, 'unknown') as sector,
    coalesce(lead_source, 'unknown') as lead_source,
    count(*)::integer as contacted_count,
    (count(*) filter (where is_cooperating))::integer as cooperating_count,
    (count(*) filter (where need_met))::integer as need_met_count
from {{ ref('dim_companies') }}
where is_contacted
group by all
