{# Grain: one row per ticket of a company's need. #}
select
    ticket_id,
    company_id,
    coordinator_id,
    opened_date,
    closed_date,
    ticket_need_id,
    ticket_result_id,
    is_need_met,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_company_tickets_attributed') }}
