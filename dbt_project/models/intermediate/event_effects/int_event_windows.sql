{# Grain: one row per event held: the four weeks that its day begins, and the four
   weeks before it. #}
{% set window_days = 28 -%}
select
    event_id,
    event_date,
    event_date - {{ window_days }} as before_start_date,
    event_date + {{ window_days }} - 1 as window_end_date,
    event_date + {{ window_days }} - 1 <= {{ as_of_date() }} as is_complete
from {{ ref('int_events_held') }}
where is_held
