{# Grain: one row per contact with a company. #}
select
    company_contact_id,
    company_id,
    coordinator_id,
    contact_date,
    contact_channel_id,
    company_contact_stage_id,
    is_past_first_contact,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_company_contacts_attributed') }}
