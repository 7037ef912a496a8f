{# Grain: one row per participation: under the age limit when starting, and of the
   municipality unless the registration says nothing of it. #}
with

registered as (
    select client_id, municipality from {{ ref('int_persons_registered') }}
)

select
    'target_group' as rule_id,
    participations.participation_reference as reference,
    coalesce(participations.age_years < {{ var('age_limit') }}, false)
    and coalesce(
        lower(trim(registered.municipality))
        = lower({{ text_literal(var('municipality')) }}),
        true
    ) as is_passed
from {{ ref('int_esf_participations') }} as participations
left join registered on participations.client_id = registered.client_id
