{# Grain: one row per ticket of a company's need. #}
with

companies as (
    select company_id, sector, size_class, lead_source
    from {{ ref('dim_companies') }}
)

select
    tickets.ticket_id,
    tickets.company_id,
    companies.sector,
    companies.size_class,
    companies.lead_source,
    tickets.coordinator_id,
    tickets.opened_date,
    tickets.closed_date,
    case
        when tickets.closed_date is null
            then {{ as_of_date() }} - tickets.opened_date
    end::integer as open_days,
    tickets.ticket_need_id,
    tickets.ticket_result_id,
    tickets.is_need_met,
    tickets.source_file,
    tickets.source_sheet,
    tickets.source_row,
    tickets.source_load_id,
    tickets.source_row_hash
from {{ ref('int_company_tickets_attributed') }} as tickets
left join companies on tickets.company_id = companies.company_id
