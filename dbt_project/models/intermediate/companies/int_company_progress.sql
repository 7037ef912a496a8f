{# Grain: one row per contacted company: cooperating once past the first contact
   or with a ticket, need met once a ticket brought a result. #}
with

contacts as (
    select
        company_id,
        min(contact_date) as first_contact_date,
        min(contact_date) filter (where is_past_first_contact)
            as past_first_contact_date
    from {{ ref('int_company_contacts_attributed') }}
    group by all
),

tickets as (
    select
        company_id,
        min(opened_date) as first_ticket_date,
        min(closed_date) filter (where is_need_met) as need_met_date
    from {{ ref('int_company_tickets_attributed') }}
    group by all
),

contacted_companies as (
    select
        contacts.company_id,
        contacts.first_contact_date,
        least(contacts.past_first_contact_date, tickets.first_ticket_date)
            as progressed_date,
        tickets.need_met_date
    from contacts
    left join tickets on contacts.company_id = tickets.company_id
)

select
    company_id,
    first_contact_date,
    case
        when progressed_date is not null
            then greatest(first_contact_date, progressed_date)
    end as cooperation_date,
    progressed_date is not null as is_cooperating,
    need_met_date is not null as need_met
from contacted_companies
