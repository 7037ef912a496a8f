{# Grain: one row per event of the list; held once its day has come. #}
with

organisers as (
    select organiser_id, source_word from {{ ref('event_organisers') }}
)

select
    events.event_id,
    events.event_name,
    events.event_date,
    organisers.organiser_id,
    events.partners,
    events.participant_count,
    events.event_date <= {{ as_of_date() }} as is_held,
    events.source_file,
    events.source_sheet,
    events.source_row,
    events.source_load_id,
    events.source_row_hash
from {{ ref('stg_events__events') }} as events
left join organisers on events.organiser = organisers.source_word
