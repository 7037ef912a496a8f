{# Grain: one row per event of the list. #}
select
    event_id,
    event_name,
    event_date,
    organiser_id,
    partners,
    participant_count,
    is_held,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_events_held') }}
