{# Grain: one row per coordinator who is employed on the day of the release or has
   open clients, and how long the capacity has been exceeded. #}
with

employed as (
    select coordinator_id from {{ ref('int_coordinators_employed') }}
),

open_clients as (
    select * from {{ ref('int_open_clients_counted') }}
),

contacts as (
    select * from {{ ref('int_open_client_contacts_counted') }}
),

caseload as (
    select
        *,
        lead(changed_date, 1, {{ as_of_date() }} + 1) over (
            partition by coordinator_id order by changed_date
        ) - changed_date as day_count
    from {{ ref('rpt_caseload') }}
),

days as (
    select
        coordinator_id,
        arg_max(capacity_client_count, changed_date) as capacity_client_count,
        sum(day_count) filter (
            where
            capacity_client_count > 0
            and active_client_count > capacity_client_count
        ) as days_over_capacity
    from caseload
    group by all
),

spells as (
    select
        coordinator_id,
        sum(
            least(employed_to_date, {{ as_of_date() }}) - employed_from_date + 1
        ) as days_employed
    from {{ ref('int_coordinator_spells') }}
    where employed_from_date <= {{ as_of_date() }}
    group by all
)

select
    coordinators.coordinator_id,
    coordinators.role,
    employed.coordinator_id is not null as is_employed,
    coalesce(open_clients.active_client_count, 0) as active_client_count,
    coalesce(open_clients.active_client_count_shared_once, 0)
        as active_client_count_shared_once,
    coalesce(contacts.recent_contact_count, 0) as recent_contact_count,
    contacts.contact_weighted_client_count,
    coalesce(days.capacity_client_count, 0)::decimal(6, 2)
        as capacity_client_count,
    round(
        coalesce(open_clients.active_client_count, 0)
        / nullif(days.capacity_client_count, 0),
        4
    )::double as load_share,
    coalesce(days.days_over_capacity, 0)::integer as days_over_capacity,
    coalesce(spells.days_employed, 0)::integer as days_employed
from {{ ref('dim_coordinators') }} as coordinators
left join employed on coordinators.coordinator_id = employed.coordinator_id
left join open_clients
    on coordinators.coordinator_id = open_clients.coordinator_id
left join contacts
    on coordinators.coordinator_id = contacts.coordinator_id
left join days on coordinators.coordinator_id = days.coordinator_id
left join spells on coordinators.coordinator_id = spells.coordinator_id
where
    employed.coordinator_id is not null
    or open_clients.coordinator_id is not null
