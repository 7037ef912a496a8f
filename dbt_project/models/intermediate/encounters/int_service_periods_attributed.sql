{# Grain: one row per service period of a registered client that has begun; an
   end after the day of the release is still to come, so the period is open. #}
with

periods as (
    select
        *,
        coalesce(ended_date <= {{ as_of_date() }}, false)
            as is_closed
    from {{ ref('stg_access__service_periods') }}
    where started_date <= {{ as_of_date() }}
),

clients as (
    select client_reference, client_id
    from {{ ref('int_client_references_resolved') }}
),

coordinators as (
    select coordinator_id, role from {{ ref('int_coordinators_identified') }}
),

exit_reasons as (
    select exit_reason_id, source_word, is_drop
    from {{ ref('exit_reasons') }}
),

outcomes as (
    select outcome_id, source_word from {{ ref('outcomes') }}
)

select
    periods.service_period_id,
    clients.client_id,
    coordinators.coordinator_id,
    coordinators.role,
    periods.started_date,
    case when periods.is_closed then periods.ended_date end as ended_date,
    exit_reasons.exit_reason_id as end_reason_id,
    coalesce(exit_reasons.is_drop, false) as is_drop,
    outcomes.outcome_id,
    periods.source_file,
    periods.source_sheet,
    periods.source_row,
    periods.source_load_id,
    periods.source_row_hash
from periods
inner join clients on periods.client_reference = clients.client_reference
left join coordinators on periods.coordinator_id = coordinators.coordinator_id
left join exit_reasons
    on periods.end_reason = exit_reasons.source_word and periods.is_closed
left join outcomes
    on periods.outcome = outcomes.source_word and periods.is_closed
