{# Grain: one row per event held and person who registered in the four weeks that
   its day begins, or in the four weeks before it. #}
with

registrations as (
    select client_id, registered_date from {{ ref('int_persons_registered') }}
)

select
    windows.event_id,
    registrations.client_id,
    registrations.registered_date >= windows.event_date as is_after,
    is_after and row_number() over (
        partition by registrations.client_id, is_after
        order by windows.event_date desc, windows.event_id desc
    ) = 1 as is_latest_event
from {{ ref('int_event_windows') }} as windows
inner join registrations
    on
        registrations.registered_date
        between windows.before_start_date and windows.window_end_date
