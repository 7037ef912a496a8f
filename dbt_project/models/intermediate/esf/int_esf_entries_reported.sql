{# Grain: one row per participation and day of reporting by which a start form of
   the project was signed: the first form, as entering again updates it. #}
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
    forms.started_date,
    forms.sex,
    forms.age_years,
    forms.labour_market_status,
    forms.unemployment_months,
    forms.isced_band,
    forms.household,
    forms.migrant_background,
    forms.disability,
    forms.other_disadvantage,
    forms.source_file,
    forms.source_row,
    max(forms.started_date) over (
        partition by report_days.reported_date, forms.client_id
    ) as last_started_date
from {{ ref('stg_esf__start_forms') }} as forms
inner join project on forms.project_code = project.project_code
inner join report_days on forms.signed_date <= report_days.reported_date
qualify row_number() over (
    partition by report_days.reported_date, forms.client_id
    order by forms.started_date
) = 1
