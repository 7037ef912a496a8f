{# Grain: one row per company of the CRM, contacted or not. #}
with

progress as (
    select * from {{ ref('int_company_progress') }}
)

select
    companies.company_id,
    companies.company_name,
    companies.sector,
    companies.size_class,
    companies.municipality,
    companies.lead_date,
    companies.lead_source,
    progress.first_contact_date,
    progress.cooperation_date,
    progress.company_id is not null as is_contacted,
    coalesce(progress.is_cooperating, false) as is_cooperating,
    coalesce(progress.need_met, false) as need_met,
    companies.source_file,
    companies.source_sheet,
    companies.source_row,
    companies.source_load_id,
    companies.source_row_hash
from {{ ref('stg_crm__companies') }} as companies
left join progress on companies.company_id = progress.company_id
