{# Grain: one row per ended participation with an outcome on record: the client
   database and the end form tell the same status. #}
with

outcomes as (
    select journeys.client_id, statuses.end_status
    from {{ ref('int_client_journeys_assembled') }} as journeys
    inner join {{ ref('esf_outcome_statuses') }} as statuses
        on journeys.outcome_id = statuses.outcome_id
)

select
    'same_outcome' as rule_id,
    participations.participation_reference as reference,
    coalesce(participations.end_status = outcomes.end_status, false)
        as is_passed
from {{ ref('int_esf_participations') }} as participations
inner join outcomes on participations.client_id = outcomes.client_id
where participations.ended_date is not null
