{# Grain: one row per open client whom nobody has tried to reach. #}
select
    'due_contact' as reason_id,
    client_id,
    null::varchar as company_id,
    started_date,
    due_date
from {{ ref('int_first_contact_cases') }}
where stopped_date is null and exited_date is null
