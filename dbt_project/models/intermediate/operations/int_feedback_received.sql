{# Grain: one row per anonymous reply up to the day of the release. #}
with

roles as (
    select role_id, feedback_word from {{ ref('roles') }}
)

select
    replies.feedback_id,
    replies.feedback_date,
    roles.role_id as team,
    replies.grade,
    replies.source_file,
    replies.source_sheet,
    replies.source_row,
    replies.source_load_id,
    replies.source_row_hash
from {{ ref('stg_feedback__replies') }} as replies
left join roles on replies.coordinator_kind = roles.feedback_word
where replies.feedback_date <= {{ as_of_date() }}
