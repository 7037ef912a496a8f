{# Grain: one row per registered client: what the funnel is filtered by, how far
   the client came and how long it took. Rows are stored in the order in which lists
   of clients stand when nothing else tells two of them apart. #}
with

clients as (
    select
        client_id,
        sex,
        age_years,
        referrer_id,
        education_id,
        language_id,
        unemployment_months
    from {{ ref('dim_clients') }}
),

latest_coordinators as (
    select client_id, latest_coordinator_id
    from {{ ref('int_client_latest_coordinators') }}
),

age_bands as (
    select age_band, from_years, to_years from {{ ref('age_bands') }}
),

unemployment_bands as (
    select unemployment_band, from_months, to_months
    from {{ ref('unemployment_bands') }}
),

progress as (
    select * from {{ ref('int_client_progress') }}
)

select
    journeys.client_id,
    journeys.client_reference,
    journeys.registered_date,
    date_trunc('month', journeys.registered_date)::date as registered_month,
    date_trunc('quarter', journeys.registered_date)::date
        as registered_quarter,
    date_trunc('month', journeys.served_date)::date as served_month,
    coalesce(journeys.team, 'none') as team,
    journeys.path,
    coalesce(latest_coordinators.latest_coordinator_id, 'none')
        as coordinator_id,
    coalesce(clients.referrer_id, 'unknown') as referrer_id,
    coalesce(age_bands.age_band, 'unknown') as age_band,
    coalesce(clients.sex, 'unknown') as sex,
    coalesce(clients.education_id, 'unknown') as education_id,
    coalesce(clients.language_id, 'unknown') as language_id,
    coalesce(unemployment_bands.unemployment_band, 'unknown')
        as unemployment_band,
    journeys.first_attempt_date,
    journeys.first_contact_date,
    journeys.first_meeting_date,
    journeys.served_date,
    journeys.end_form_received_date,
    journeys.dropped_date,
    journeys.status,
    progress.last_stage_order,
    progress.last_stage_id,
    progress.next_stage_id,
    progress.loss_reason_id,
    journeys.outcome_id,
    journeys.is_activated,
    journeys.is_employed,
    journeys.is_esf_immediate_result,
    progress.waiting_days,
    progress.days_to_first_contact,
    progress.days_to_first_meeting,
    progress.days_to_served,
    progress.days_registered_to_served
from {{ ref('fct_client_journeys') }} as journeys
inner join clients on journeys.client_id = clients.client_id
inner join progress on journeys.client_id = progress.client_id
left join latest_coordinators
    on journeys.client_id = latest_coordinators.client_id
left join age_bands
    on
        clients.age_years >= age_bands.from_years
        and clients.age_years <= coalesce(age_bands.to_years, 999)
left join unemployment_bands
    on
        clients.unemployment_months >= unemployment_bands.from_months
        and clients.unemployment_months
        <= coalesce(unemployment_bands.to_months, 9999)
order by journeys.registered_date, journeys.client_id
