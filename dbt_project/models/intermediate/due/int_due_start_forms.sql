{# Grain: one row per open client who has been met but of whom no ESF start form
   of the project has been received. #}
with

project as (
    select project_code from {{ ref('int_project_identified') }}
),

start_forms as (
    select forms.client_id
    from {{ ref('stg_esf__start_forms') }} as forms
    inner join project on forms.project_code = project.project_code
    where forms.signed_date <= {{ as_of_date() }}
)

select
    'due_start_form' as reason_id,
    journeys.client_id,
    null::varchar as company_id,
    journeys.first_meeting_date as started_date,
    journeys.first_meeting_date + {{ var('start_form_days') }} as due_date
from {{ ref('int_client_journeys_assembled') }} as journeys
anti join start_forms on journeys.client_id = start_forms.client_id
where journeys.status = 'open' and journeys.first_meeting_date is not null
