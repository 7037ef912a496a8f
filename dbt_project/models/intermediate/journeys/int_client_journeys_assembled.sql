{# Grain: one row per registered client: the date of each stage, how it ended,
   path, team and outcome. #}
with

registered as (
    select client_id, registered_date from {{ ref('int_persons_registered') }}
),

client_references as (
    select client_id, client_reference
    from {{ ref('int_client_references_resolved') }}
    where is_first
),

milestones as (
    select * from {{ ref('int_client_contact_milestones') }}
),

served as (
    select client_id, served_date, end_form_received_date
    from {{ ref('int_clients_served') }}
),

dropped as (
    select client_id, dropped_date, exit_reason_id
    from {{ ref('int_clients_dropped') }}
),

paths as (
    select client_id, path from {{ ref('int_client_paths') }}
),

latest_coordinators as (
    select client_id, latest_role
    from {{ ref('int_client_latest_coordinators') }}
),

outcomes as (
    select * from {{ ref('int_client_outcomes') }}
)

select
    registered.client_id,
    client_references.client_reference,
    registered.registered_date,
    milestones.first_attempt_date,
    milestones.first_contact_date,
    milestones.first_meeting_date,
    served.served_date,
    served.end_form_received_date,
    dropped.dropped_date,
    dropped.exit_reason_id,
    case
        when served.client_id is not null then 'served'
        when dropped.client_id is not null then 'dropped'
        else 'open'
    end as status,
    paths.path,
    coalesce(paths.path, latest_coordinators.latest_role) as team,
    outcomes.outcome_id,
    coalesce(outcomes.is_activated, false) as is_activated,
    coalesce(outcomes.is_employed, false) as is_employed,
    coalesce(outcomes.is_esf_immediate_result, false)
        as is_esf_immediate_result
from registered
left join client_references
    on registered.client_id = client_references.client_id
left join milestones on registered.client_id = milestones.client_id
left join served on registered.client_id = served.client_id
left join dropped on registered.client_id = dropped.client_id
left join paths on registered.client_id = paths.client_id
left join latest_coordinators
    on registered.client_id = latest_coordinators.client_id
left join outcomes on registered.client_id = outcomes.client_id
