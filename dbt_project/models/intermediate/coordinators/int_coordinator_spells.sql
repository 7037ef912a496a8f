{# Grain: one row per coordinator and employment spell, with the capacity in
   clients; a spell that runs into the next one ends the day before it. #}
with

roles as (
    select
        role_id,
        source_word,
        case role_id
            when 'wac' then {{ var('capacity_wac') }}
            when 'bc' then {{ var('capacity_bc') }}
        end as capacity_norm,
        case role_id
            when 'wac' then {{ var('client_work_share_wac') }}
            when 'bc' then {{ var('client_work_share_bc') }}
        end as usual_client_work_share
    from {{ ref('roles') }}
)

select
    spells.coordinator_id,
    roles.role_id as role,
    spells.employed_from_date,
    least(
        spells.employed_to_date,
        lead(spells.employed_from_date) over (
            partition by spells.coordinator_id
            order by spells.employed_from_date
        ) - 1
    ) as employed_to_date,
    spells.working_time_share,
    spells.client_work_share,
    (
        roles.capacity_norm
        * spells.working_time_share
        * spells.client_work_share
        / nullif(roles.usual_client_work_share, 0)
    )::decimal(6, 2) as capacity_client_count
from {{ ref('stg_coordinators__spells') }} as spells
inner join roles on spells.role = roles.source_word
