{# Grain: one row per client and transition begun: the days until the next stage,
   or, not having reached it, until the client left or the release was made. #}
with

transitions as (
    select transition_id, from_stage_id, to_stage_id
    from {{ ref('transitions') }}
),

stage_dates as (
    unpivot (
        select
            client_id,
            registered_date as registered,
            first_contact_date as first_contact,
            first_meeting_date as first_meeting,
            served_date as served
        from {{ ref('int_client_journeys_assembled') }}
    )
    on registered, first_contact, first_meeting, served
    into
    name stage_id
    value reached_date
),

journeys as (
    select
        client_id,
        coalesce(team, 'none') as team,
        coalesce(served_date, dropped_date, {{ as_of_date() }}) as left_date
    from {{ ref('int_client_journeys_assembled') }}
)

select
    journeys.client_id,
    journeys.team,
    transitions.transition_id,
    greatest(
        coalesce(ends.reached_date, journeys.left_date) - starts.reached_date,
        0
    )::integer as day_count,
    ends.reached_date is not null as is_reached
from transitions
inner join stage_dates as starts
    on transitions.from_stage_id = starts.stage_id
inner join journeys on starts.client_id = journeys.client_id
left join stage_dates as ends
    on
        transitions.to_stage_id = ends.stage_id
        and starts.client_id = ends.client_id
