{# Grain: one row per event held: who registered in the four weeks that its day
   begins, beside the four weeks before it. #}
with

registrations as (
    select
        event_id,
        count(*) filter (where not is_after) as before_count,
        count(*) filter (where is_after) as after_count,
        count(*) filter (where is_latest_event) as latest_event_count
    from {{ ref('int_registrations_near_events') }}
    group by all
)

select
    events.event_id,
    events.event_name,
    events.event_date,
    events.organiser_id,
    windows.window_end_date,
    windows.is_complete,
    coalesce(registrations.before_count, 0)::integer as before_count,
    coalesce(registrations.after_count, 0)::integer as after_count,
    coalesce(registrations.latest_event_count, 0)::integer
        as latest_event_count
from {{ ref('int_event_windows') }} as windows
inner join {{ ref('fct_events') }} as events
    on windows.event_id = events.event_id
left join registrations on windows.event_id = registrations.event_id
