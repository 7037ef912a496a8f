{# Grain: one row per company for which someone can act: of those who are still
   employed, the coordinator who last had to do with it. #}
with

employed as (
    select coordinator_id from {{ ref('int_coordinators_employed') }}
),

dealings as (
    select company_id, coordinator_id, contact_date as dealt_date
    from {{ ref('int_company_contacts_attributed') }}
    union all by name
    select
        company_id,
        coordinator_id,
        coalesce(closed_date, opened_date) as dealt_date
    from {{ ref('int_company_tickets_attributed') }}
)

select
    dealings.company_id,
    arg_max(
        dealings.coordinator_id,
        (dealings.dealt_date, dealings.coordinator_id)
    ) as coordinator_id
from dealings
inner join employed on dealings.coordinator_id = employed.coordinator_id
group by all
