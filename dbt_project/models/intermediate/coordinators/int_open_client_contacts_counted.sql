{# Grain: one row per coordinator with an open client: the contacts of the latest
   four weeks with these, and the clients weighted by them within the role. #}
with

open_clients as (
    select coordinator_id, client_id
    from {{ ref('int_service_periods_merged') }}
    where ended_date is null
),

coordinators as (
    select coordinator_id, role from {{ ref('int_coordinators_identified') }}
),

contacts as (
    select coordinator_id, client_id, count(*) as contact_count
    from {{ ref('int_contacts_attributed') }}
    where is_reached and contact_date > {{ as_of_date() }} - 28
    group by all
),

counts as (
    select
        open_clients.coordinator_id,
        coordinators.role,
        count(*) as client_count,
        coalesce(sum(contacts.contact_count), 0) as recent_contact_count
    from open_clients
    inner join coordinators
        on open_clients.coordinator_id = coordinators.coordinator_id
    left join contacts
        on
            open_clients.coordinator_id = contacts.coordinator_id
            and open_clients.client_id = contacts.client_id
    group by all
)

select
    coordinator_id,
    recent_contact_count::integer as recent_contact_count,
    round(
        recent_contact_count
        * sum(client_count) over (partition by role)
        / nullif(sum(recent_contact_count) over (partition by role), 0),
        2
    )::double as contact_weighted_client_count
from counts
