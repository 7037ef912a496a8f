{# Grain: one row per company whose lead was received from others: working days
   from the lead, its own day not counted, to the first contact. #}
with

dates as (
    select date, is_working_day, working_day_number
    from {{ ref('int_dates_numbered') }}
),

received_leads as (
    select lead_source
    from {{ ref('lead_sources') }}
    where is_received_lead
),

progress as (
    select company_id, first_contact_date
    from {{ ref('int_company_progress') }}
)

select
    'company_contact' as level_id,
    companies.company_id as case_id,
    null::varchar as client_id,
    companies.company_id,
    'bc' as team,
    companies.lead_date as started_date,
    due_dates.date as target_date,
    due_dates.date as due_date,
    progress.first_contact_date as stopped_date,
    null::date as exited_date
from {{ ref('stg_crm__companies') }} as companies
inner join received_leads
    on companies.lead_source = received_leads.lead_source
left join dates on companies.lead_date = dates.date
left join dates as due_dates
    on
        dates.working_day_number + {{ var('company_contact_working_days') }}
        = due_dates.working_day_number
        and due_dates.is_working_day
left join progress on companies.company_id = progress.company_id
where companies.lead_date <= {{ as_of_date() }}
