{# Grain: one row per contact or attempt with a client. #}
select
    contact_id,
    client_id,
    coordinator_id,
    contact_date,
    contact_type_id,
    is_reached,
    is_meeting,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_contacts_attributed') }}
