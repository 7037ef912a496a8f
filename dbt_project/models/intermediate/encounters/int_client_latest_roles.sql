{# Grain: one row per client with a known coordinator: the role of the latest
   one, by service period, or by contact where there is no period. #}
with

periods as (
    select
        client_id,
        arg_max(
            role,
            (started_date, coalesce(ended_date, 'infinity'::date), role)
        ) as role
    from {{ ref('int_service_periods_attributed') }}
    where role is not null
    group by all
),

contacts as (
    select client_id, arg_max(role, (contact_date, role)) as role
    from {{ ref('int_contacts_attributed') }}
    where role is not null
    group by all
)

select
    coalesce(periods.client_id, contacts.client_id) as client_id,
    coalesce(periods.role, contacts.role) as latest_role
from periods
full join contacts on periods.client_id = contacts.client_id
