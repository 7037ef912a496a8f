{# Grain: one row per registered client: the last stage reached; a later stage
   implies the earlier ones, also where a date of theirs is not on record. #}
with

stages as (
    select stage_id, stage_order from {{ ref('funnel_stages') }}
),

stages_reached as (
    select
        client_id,
        unnest([
            'registered',
            case when first_contact_date is not null then 'first_contact' end,
            case when first_meeting_date is not null then 'first_meeting' end,
            case when status = 'served' then 'served' end,
            case when is_activated then 'activated' end,
            case when is_employed then 'employed' end
        ]) as stage_id
    from {{ ref('int_client_journeys_assembled') }}
)

select
    stages_reached.client_id,
    max(stages.stage_order)::integer as last_stage_order,
    arg_max(stages.stage_id, stages.stage_order) as last_stage_id
from stages_reached
inner join stages on stages_reached.stage_id = stages.stage_id
group by all
