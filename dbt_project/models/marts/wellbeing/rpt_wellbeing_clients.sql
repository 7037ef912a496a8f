{# Grain: one row per served client, whether asked to answer Kykyviisari or not. #}
with

paths as (
    select path_id, is_ability_asked from {{ ref('client_paths') }}
),

answers as (
    select
        client_id,
        bool_or(is_start) as has_start,
        bool_or(not is_start) as has_end
    from {{ ref('fct_kykyviisari_answers') }}
    group by all
),

paired_clients as (
    select distinct client_id from {{ ref('int_ability_changes_paired') }}
)

select
    journeys.client_id,
    journeys.path,
    coalesce(paths.is_ability_asked, false) as is_asked,
    coalesce(answers.has_start, false) as has_start,
    coalesce(answers.has_end, false) as has_end,
    paired_clients.client_id is not null as has_pair
from {{ ref('fct_client_journeys') }} as journeys
left join paths on journeys.path = paths.path_id
left join answers on journeys.client_id = answers.client_id
left join paired_clients on journeys.client_id = paired_clients.client_id
where journeys.status = 'served'
