{# Grain: one row per participation: reached in person at least once, as an event
   alone makes nobody a participant. #}
with

reached as (
    select client_id
    from {{ ref('int_client_contact_milestones') }}
    where first_contact_date is not null
)

select
    'met_in_person' as rule_id,
    participations.participation_reference as reference,
    reached.client_id is not null as is_passed
from {{ ref('int_esf_participations') }} as participations
left join reached on participations.client_id = reached.client_id
