{# Grain: one row per closed ticket: from its closing to the company's next
   contact on a later day. #}
with

tickets as (
    select ticket_id, company_id, closed_date
    from {{ ref('int_company_tickets_attributed') }}
    where closed_date is not null
),

contacts as (
    select company_id, contact_date
    from {{ ref('int_company_contacts_attributed') }}
),

next_contacts as (
    select tickets.ticket_id, min(contacts.contact_date) as next_contact_date
    from tickets
    inner join contacts
        on
            tickets.company_id = contacts.company_id
            and tickets.closed_date < contacts.contact_date
    group by all
)

select
    'company_followup' as level_id,
    tickets.ticket_id as case_id,
    null::varchar as client_id,
    tickets.company_id,
    'bc' as team,
    tickets.closed_date as started_date,
    tickets.closed_date + {{ var('company_followup_days') }} as target_date,
    tickets.closed_date + {{ var('company_followup_late_days') }} as due_date,
    next_contacts.next_contact_date as stopped_date,
    null::date as exited_date
from tickets
left join next_contacts on tickets.ticket_id = next_contacts.ticket_id
