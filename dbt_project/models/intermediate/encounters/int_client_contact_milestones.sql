{# Grain: one row per client with any contact or attempt: the first attempt, the
   first time the client was reached, the first meeting. #}
select
    client_id,
    min(contact_date) as first_attempt_date,
    min(contact_date) filter (where is_reached) as first_contact_date,
    max(contact_date) filter (where is_reached) as last_contact_date,
    min(contact_date) filter (where is_meeting) as first_meeting_date,
    arg_min(role, (contact_date, contact_id)) as first_attempt_role,
    arg_min(coordinator_id, (contact_date, contact_id))
        as first_attempt_coordinator_id
from {{ ref('int_contacts_attributed') }}
group by all
