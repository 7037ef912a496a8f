{# Grain: one row per registered client: the last stage reached of the manager's
   funnel, the one not reached, why, and the days between stages. #}
with

stages as (
    select stage_id, stage_order
    from {{ ref('funnel_stages') }}
    where is_client_stage
),

last_stages as (
    select
        reached.client_id,
        max(stages.stage_order) as last_stage_order
    from {{ ref('int_client_stages_reached') }} as reached
    inner join stages on reached.last_stage_order >= stages.stage_order
    group by all
)

select
    journeys.client_id,
    last_stages.last_stage_order,
    reached.stage_id as last_stage_id,
    missing.stage_id as next_stage_id,
    case
        when journeys.status = 'dropped'
            then coalesce(journeys.exit_reason_id, 'unknown')
        when journeys.status = 'served' and not journeys.is_activated
            then coalesce(journeys.outcome_id, 'unknown')
    end as loss_reason_id,
    case
        when journeys.status = 'open'
            then {{ as_of_date() }} - coalesce(
                journeys.first_meeting_date,
                journeys.first_contact_date,
                journeys.registered_date
            )
    end::integer as waiting_days,
    (journeys.first_contact_date - journeys.registered_date)::integer
        as days_to_first_contact,
    (journeys.first_meeting_date - journeys.first_contact_date)::integer
        as days_to_first_meeting,
    (journeys.served_date - journeys.first_meeting_date)::integer
        as days_to_served,
    (journeys.served_date - journeys.registered_date)::integer
        as days_registered_to_served
from {{ ref('int_client_journeys_assembled') }} as journeys
inner join last_stages on journeys.client_id = last_stages.client_id
inner join stages as reached
    on last_stages.last_stage_order = reached.stage_order
left join stages as missing
    on last_stages.last_stage_order + 1 = missing.stage_order
