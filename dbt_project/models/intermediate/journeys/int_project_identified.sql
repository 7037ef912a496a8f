{# Grain: one row: the project code that most ESF forms carry; null without
   forms. #}
with

codes as (
    select project_code from {{ ref('stg_esf__start_forms') }}
    union all
    select project_code from {{ ref('stg_esf__end_forms') }}
),

code_counts as (
    select project_code, count(*) as form_count
    from codes
    group by all
)

select arg_max(project_code, (form_count, project_code)) as project_code
from code_counts
