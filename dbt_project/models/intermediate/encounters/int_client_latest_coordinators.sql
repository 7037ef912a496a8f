{# Grain: one row per client with a known coordinator: the latest one and the
   role, by service period, or by contact where there is no period. #}
with

periods as (
    select
        client_id,
        arg_max(
            struct_pack(coordinator_id := coordinator_id, role := role),
            (
                started_date,
                coalesce(ended_date, 'infinity'::date),
                role,
                coordinator_id
            )
        ) as latest
    from {{ ref('int_service_periods_attributed') }}
    where role is not null
    group by all
),

contacts as (
    select
        client_id,
        arg_max(
            struct_pack(coordinator_id := coordinator_id, role := role),
            (contact_date, role, coordinator_id)
        ) as latest
    from {{ ref('int_contacts_attributed') }}
    where role is not null
    group by all
)

select
    coalesce(periods.client_id, contacts.client_id) as client_id,
    coalesce(
        periods.latest['coordinator_id'], contacts.latest['coordinator_id']
    ) as latest_coordinator_id,
    coalesce(periods.latest['role'], contacts.latest['role']) as latest_role
from periods
full join contacts on periods.client_id = contacts.client_id
