{# Grain: one row per start form of the project: signed by the day of the
   release. #}
with

project as (
    select project_code from {{ ref('int_project_identified') }}
),

client_references as (
    select client_id, client_reference
    from {{ ref('int_client_references_resolved') }}
    where is_first
)

select
    'signed' as rule_id,
    coalesce(
        client_references.client_reference,
        forms.source_file || ' row ' || forms.source_row
    ) as reference,
    coalesce(forms.signed_date <= {{ as_of_date() }}, false) as is_passed
from {{ ref('stg_esf__start_forms') }} as forms
inner join project on forms.project_code = project.project_code
left join client_references on forms.client_id = client_references.client_id
