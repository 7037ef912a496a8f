{# Grain: one row per thing to do on the day of the release: a reason and the
   client or company it is about. #}
with

reasons as (
    select reason_id, is_counted_in_working_days from {{ ref('due_reasons') }}
),

journeys as (
    select client_id, client_reference, coalesce(team, 'none') as team
    from {{ ref('fct_client_journeys') }}
),

companies as (
    select company_id, company_name from {{ ref('dim_companies') }}
),

client_actors as (
    select client_id, coordinator_id from {{ ref('int_client_actors_chosen') }}
),

company_actors as (
    select company_id, coordinator_id
    from {{ ref('int_company_actors_chosen') }}
),

dates as (
    select date, working_day_number from {{ ref('dim_dates') }}
)

select
    items.reason_id || '/' || coalesce(items.client_id, items.company_id)
        as due_id,
    items.reason_id,
    items.client_id,
    journeys.client_reference,
    items.company_id,
    companies.company_name,
    coalesce(
        client_actors.coordinator_id, company_actors.coordinator_id, 'none'
    ) as coordinator_id,
    coalesce(journeys.team, 'bc') as team,
    items.started_date,
    items.due_date,
    items.days_late,
    case
        when reasons.is_counted_in_working_days
            then release_dates.working_day_number - due_dates.working_day_number
    end as working_days_late,
    items.state
from {{ ref('int_due_items_unioned') }} as items
inner join reasons on items.reason_id = reasons.reason_id
left join dates as due_dates on items.due_date = due_dates.date
left join dates as release_dates
    on release_dates.date = {{ as_of_date() }}
left join journeys on items.client_id = journeys.client_id
left join companies on items.company_id = companies.company_id
left join client_actors on items.client_id = client_actors.client_id
left join company_actors on items.company_id = company_actors.company_id
