{# Grain: one row per person and day of reporting by which an end form of the
   project was received: the last form. #}
with

project as (
    select project_code from {{ ref('int_project_identified') }}
),

report_days as (
    select distinct reported_date from {{ ref('int_esf_report_periods') }}
)

select
    report_days.reported_date,
    forms.client_id,
    forms.ended_date,
    forms.labour_market_status as end_status
from {{ ref('stg_esf__end_forms') }} as forms
inner join project on forms.project_code = project.project_code
inner join report_days on forms.received_date <= report_days.reported_date
qualify row_number() over (
    partition by report_days.reported_date, forms.client_id
    order by
        forms.ended_date desc,
        forms.received_date desc,
        forms.started_date desc
) = 1
