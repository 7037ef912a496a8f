{# Grain: one row per served client: the outcome of the last closed service
   period; null while no period has closed with one. #}
with

last_periods as (
    select * from {{ ref('int_last_closed_periods') }}
),

outcomes as (
    select outcome_id, is_activated, is_employed, is_esf_immediate_result
    from {{ ref('outcomes') }}
)

select
    served.client_id,
    outcomes.outcome_id,
    coalesce(outcomes.is_activated, false) as is_activated,
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
