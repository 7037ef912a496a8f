{# Grain: one row per Ratko workshop; held only when marked so and its day has
   come. #}
with

companies as (
    select company_id from {{ ref('stg_crm__companies') }}
),

states as (
    select workshop_state_id, source_word, is_held
    from {{ ref('workshop_states') }}
)

select
    workshops.workshop_id,
    companies.company_id,
    workshops.workshop_date,
    states.workshop_state_id,
    coalesce(
        states.is_held
        and workshops.workshop_date <= {{ as_of_date() }},
        false
    ) as is_held,
    workshops.source_file,
    workshops.source_sheet,
    workshops.source_row,
    workshops.source_load_id,
    workshops.source_row_hash
from {{ ref('stg_crm__ratko_workshops') }} as workshops
left join companies on workshops.company_id = companies.company_id
left join states on workshops.workshop_state = states.source_word
