{# Grain: one row per served client: shared when coordinators of both roles met
   the client, else the one role; without meetings the latest coordinator's. #}
with

served as (
    select client_id from {{ ref('int_clients_served') }}
),

roles_met as (
    select client_id, min(role) as one_role, max(role) as other_role
    from {{ ref('int_contacts_attributed') }}
    where is_meeting and role is not null
    group by all
),

latest_coordinators as (
    select client_id, latest_role
    from {{ ref('int_client_latest_coordinators') }}
)

select
    served.client_id,
    case
        when roles_met.one_role <> roles_met.other_role then 'shared'
        else coalesce(roles_met.one_role, latest_coordinators.latest_role)
    end as path
from served
left join roles_met on served.client_id = roles_met.client_id
left join latest_coordinators
    on served.client_id = latest_coordinators.client_id
