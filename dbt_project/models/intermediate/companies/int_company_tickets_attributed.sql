{# Grain: one row per ticket of a company of the CRM; a closing after the day of
   the release is still to come. #}
with

tickets as (
    select
        *,
        coalesce(closed_date <= {{ as_of_date() }}, false)
            as is_closed
    from {{ ref('stg_crm__tickets') }}
    where opened_date <= {{ as_of_date() }}
),

companies as (
    select company_id from {{ ref('stg_crm__companies') }}
),

coordinators as (
    select coordinator_id from {{ ref('int_coordinators_identified') }}
),

needs as (
    select ticket_need_id, source_word from {{ ref('ticket_needs') }}
),

results as (
    select ticket_result_id, source_word, is_need_met
    from {{ ref('ticket_results') }}
)

select
    tickets.ticket_id,
    tickets.company_id,
    coordinators.coordinator_id,
    tickets.opened_date,
    case when tickets.is_closed then tickets.closed_date end as closed_date,
    needs.ticket_need_id,
    results.ticket_result_id,
    coalesce(results.is_need_met, false) as is_need_met,
    tickets.source_file,
    tickets.source_sheet,
    tickets.source_row,
    tickets.source_load_id,
    tickets.source_row_hash
from tickets
inner join companies on tickets.company_id = companies.company_id
left join coordinators on tickets.coordinator_id = coordinators.coordinator_id
left join needs on tickets.ticket_need = needs.source_word
left join results
    on tickets.ticket_result = results.source_word and tickets.is_closed
