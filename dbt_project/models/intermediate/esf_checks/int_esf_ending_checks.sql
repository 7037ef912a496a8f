{# Grain: one row per participation: ended, dropped out for a reason on record,
   or still in service. #}
with

journeys as (
    select client_id, status from {{ ref('int_client_journeys_assembled') }}
),

missing_end_forms as (
    select client_id from {{ ref('int_due_end_forms') }}
)

select
    'end_or_reason' as rule_id,
    participations.participation_reference as reference,
    participations.ended_date is not null
    or (
        journeys.status is not null
        and missing_end_forms.client_id is null
    ) as is_passed
from {{ ref('int_esf_participations') }} as participations
left join journeys on participations.client_id = journeys.client_id
left join missing_end_forms
    on participations.client_id = missing_end_forms.client_id
