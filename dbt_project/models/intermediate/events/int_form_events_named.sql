{# Grain: one row per registration, ESF form of the project and Kykyviisari answer
   of a registered client, on the day it was received. #}
with

project as (
    select project_code from {{ ref('int_project_identified') }}
),

registered as (
    select client_id from {{ ref('int_persons_registered') }}
),

client_references as (
    select client_reference, client_id
    from {{ ref('int_client_references_resolved') }}
),

form_events as (
    select
        'registered-' || registration_id as event_id,
        client_id,
        registered_date as event_date,
        'registered' as event_type_id,
        channel as detail_id,
        columns('^source_')
    from {{ ref('int_registrations_unioned') }}
    union all by name
    select
        'start_form-' || forms.client_id || '/' || forms.started_date
            as event_id,
        forms.client_id,
        forms.signed_date as event_date,
        'start_form' as event_type_id,
        forms.source_file,
        forms.source_sheet,
        forms.source_row,
        forms.source_load_id,
        forms.source_row_hash
    from {{ ref('stg_esf__start_forms') }} as forms
    inner join project on forms.project_code = project.project_code
    inner join registered on forms.client_id = registered.client_id
    union all by name
    select
        'end_form-' || forms.client_id || '/' || forms.started_date
            as event_id,
        forms.client_id,
        forms.received_date as event_date,
        'end_form' as event_type_id,
        forms.source_file,
        forms.source_sheet,
        forms.source_row,
        forms.source_load_id,
        forms.source_row_hash
    from {{ ref('stg_esf__end_forms') }} as forms
    inner join project on forms.project_code = project.project_code
    inner join registered on forms.client_id = registered.client_id
    union all by name
    select
        'ability_answer-' || answers.answer_id as event_id,
        client_references.client_id,
        answers.answered_date as event_date,
        'ability_answer' as event_type_id,
        answers.source_file,
        answers.source_sheet,
        answers.source_row,
        answers.source_load_id,
        answers.source_row_hash
    from {{ ref('stg_kykyviisari__answers') }} as answers
    inner join client_references
        on answers.client_reference = client_references.client_reference
)

select *
from form_events
where event_date <= {{ as_of_date() }}
