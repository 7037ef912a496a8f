{# Grain: one row per reported company: a contact past the first or a ticket, in
   the funded period and by a coordinator of the project, proves it. #}
with

evidence_rows as (
    select company_id, coordinator_id, contact_date as evidence_date
    from {{ ref('int_company_contacts_attributed') }}
    where is_past_first_contact
    union all by name
    select company_id, coordinator_id, opened_date as evidence_date
    from {{ ref('int_company_tickets_attributed') }}
),

proven as (
    select distinct company_id
    from evidence_rows
    where
        coordinator_id is not null
        and evidence_date between
        {{ text_literal(var('project_start')) }}::date
        and {{ text_literal(var('project_end')) }}::date
)

select
    'company_evidence' as rule_id,
    progress.company_id as reference,
    proven.company_id is not null as is_passed
from {{ ref('int_company_progress') }} as progress
left join proven on progress.company_id = proven.company_id
where progress.is_cooperating
