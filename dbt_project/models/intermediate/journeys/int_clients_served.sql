{# Grain: one row per served client: a registered person whose ESF end form of
   the project has been received; with several forms the last one counts. #}
with

project as (
    select project_code from {{ ref('int_project_identified') }}
),

registered as (
    select client_id from {{ ref('int_persons_registered') }}
)

select
    end_forms.client_id,
    end_forms.ended_date as served_date,
    end_forms.received_date as end_form_received_date
from {{ ref('stg_esf__end_forms') }} as end_forms
inner join project on end_forms.project_code = project.project_code
inner join registered on end_forms.client_id = registered.client_id
where end_forms.received_date <= {{ as_of_date() }}
qualify row_number() over (
    partition by end_forms.client_id
    order by
        end_forms.ended_date desc,
        end_forms.received_date desc,
        end_forms.started_date desc
) = 1
