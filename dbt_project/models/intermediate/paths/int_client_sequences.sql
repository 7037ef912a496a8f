{# Grain: one row per registered client: the kinds of coordinator met, in the order
   of meetings; a day with both kinds is joint, the same kind in a row is one. #}
with

days as (
    select
        client_id,
        contact_date,
        case when min(role) <> max(role) then 'joint' else min(role) end as step
    from {{ ref('int_contacts_attributed') }}
    where is_meeting and role is not null
    group by all
),

steps as (
    select client_id, contact_date, step
    from days
    qualify
        step is distinct from lag(step) over (
            partition by client_id order by contact_date
        )
),

sequences as (
    select
        client_id,
        string_agg(step, ' > ' order by contact_date) as sequence,
        count(*)::integer as step_count
    from steps
    group by all
)

select
    journeys.client_id,
    journeys.status,
    journeys.is_activated,
    coalesce(sequences.sequence, 'none') as sequence,
    coalesce(sequences.step_count, 0) as step_count
from {{ ref('int_client_journeys_assembled') }} as journeys
left join sequences on journeys.client_id = sequences.client_id
