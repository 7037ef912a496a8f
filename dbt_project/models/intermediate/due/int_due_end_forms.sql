{# Grain: one row per open client whose service has ended and whose ESF end form
   has not been received. #}
with

service_ends as (
    select exit_reason_id
    from {{ ref('exit_reasons') }}
    where is_service_end
),

last_periods as (
    select client_id, ended_date, end_reason_id
    from {{ ref('int_last_closed_periods') }}
),

in_service as (
    select client_id
    from {{ ref('int_service_periods_attributed') }}
    where ended_date is null
)

select
    'due_end_form' as reason_id,
    journeys.client_id,
    null::varchar as company_id,
    last_periods.ended_date as started_date,
    last_periods.ended_date + {{ var('end_form_days') }} as due_date
from {{ ref('int_client_journeys_assembled') }} as journeys
inner join last_periods on journeys.client_id = last_periods.client_id
inner join service_ends
    on last_periods.end_reason_id = service_ends.exit_reason_id
anti join in_service on journeys.client_id = in_service.client_id
where journeys.status = 'open'
