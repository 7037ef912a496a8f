{# Grain: one row per step of the municipality's share, with the days on which it
   is in force and the paid days that it is for. #}
with

steps as (
    select
        valid_from,
        days_from,
        municipal_share,
        is_exempt_during_services,
        source,
        is_verified
    from {{ ref('municipal_share_steps') }}
),

rules as (
    select valid_from, lead(valid_from) over (order by valid_from) as valid_before
    from (select distinct valid_from from steps) as days
)

select
    steps.valid_from,
    rules.valid_before,
    steps.days_from,
    lead(steps.days_from) over (
        partition by steps.valid_from order by steps.days_from
    ) as days_before,
    steps.municipal_share,
    steps.is_exempt_during_services,
    steps.source,
    steps.is_verified
from steps
inner join rules on steps.valid_from = rules.valid_from
