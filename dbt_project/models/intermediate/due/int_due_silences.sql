{# Grain: one row per open client in service with whom there has been no contact
   for longer than agreed; never reached, it is counted from the first attempt. #}
with

milestones as (
    select
        client_id,
        coalesce(last_contact_date, first_attempt_date) as started_date
    from {{ ref('int_client_contact_milestones') }}
),

ended as (
    select client_id from {{ ref('int_due_end_forms') }}
)

select
    'due_silence' as reason_id,
    journeys.client_id,
    null::varchar as company_id,
    milestones.started_date,
    milestones.started_date + {{ var('silence_days') }} as due_date
from {{ ref('int_client_journeys_assembled') }} as journeys
inner join milestones on journeys.client_id = milestones.client_id
anti join ended on journeys.client_id = ended.client_id
where
    journeys.status = 'open'
    and milestones.started_date + {{ var('silence_days') }} < {{ as_of_date() }}
