{# Grain: one row per served client: the outcome of the last closed service
   period; null while no period has closed with one. Whether it is activation
   may change with the law: the rule of the day on which the service ended. #}
with

last_periods as (
    select * from {{ ref('int_last_closed_periods') }}
),

outcomes as (
    select outcome_id, is_activated, is_employed, is_esf_immediate_result
    from {{ ref('outcomes') }}
),

changes as (
    select
        outcome_id,
        valid_from,
        lead(valid_from) over (
            partition by outcome_id order by valid_from
        ) as valid_before,
        is_activated,
        reason
    from {{ ref('activation_rules') }}
)

select
    served.client_id,
    outcomes.outcome_id,
    coalesce(changes.is_activated, outcomes.is_activated, false) as is_activated,
    changes.reason as activation_reason,
    coalesce(outcomes.is_employed, false) as is_employed,
    coalesce(outcomes.is_esf_immediate_result, false)
        as is_esf_immediate_result,
    last_periods.source_file,
    last_periods.source_sheet,
    last_periods.source_row,
    last_periods.source_load_id,
    last_periods.source_row_hash
from {{ ref('int_clients_served') }} as served
left join last_periods on served.client_id = last_periods.client_id
left join outcomes on last_periods.outcome_id = outcomes.outcome_id
left join changes
    on
        outcomes.outcome_id = changes.outcome_id
        and served.served_date >= changes.valid_from
        and coalesce(served.served_date < changes.valid_before, true)
