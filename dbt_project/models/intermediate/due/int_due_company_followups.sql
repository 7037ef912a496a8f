{# Grain: one row per company to be contacted again after a ticket closed; of
   several tickets the one that closed first. #}
select
    'due_company' as reason_id,
    null::varchar as client_id,
    company_id,
    min(started_date) as started_date,
    min(due_date) as due_date
from {{ ref('int_company_followup_cases') }}
where stopped_date is null and target_date <= {{ as_of_date() }}
group by all
