{# Nobody is on the due list for something that has been done, or after leaving:
   every reason is checked against the client's own dates. #}
with

due as (
    select
        items.*,
        clients.client_id is not null as is_client,
        clients.status,
        clients.first_attempt_date,
        clients.first_meeting_date,
        clients.end_form_received_date
    from {{ ref('rpt_due_list') }} as items
    left join {{ ref('rpt_funnel_clients') }} as clients
        on items.client_id = clients.client_id
),

judged as (
    select
        *,
        case
            when reason_id = 'due_company'
                then company_id is not null and not is_client
            when starts_with(reason_id, 'due_esf_') then status = 'served'
            when reason_id = 'due_contact'
                then status = 'open' and first_attempt_date is null
            when reason_id = 'due_start_form'
                then status = 'open' and first_meeting_date is not null
            when reason_id = 'due_end_form'
                then status = 'open' and end_form_received_date is null
            else status = 'open'
        end as is_to_be_done,
        started_date <= {{ as_of_date() }}
        and due_date >= started_date
        and days_late = {{ as_of_date() }} - due_date as is_well_dated
    from due
)

select *
from judged
where not coalesce(is_to_be_done and is_well_dated, false)
