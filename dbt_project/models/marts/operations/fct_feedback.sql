{# Grain: one row per anonymous reply. #}
select
    feedback_id,
    feedback_date,
    team,
    grade,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_feedback_received') }}
