{# Grain: one row per start and end of a service period and per transfer of a
   registered client. #}
with

service_events as (
    select
        'started-' || service_period_id as event_id,
        client_id,
        started_date as event_date,
        'period_started' as event_type_id,
        coordinator_id,
        null::varchar as detail_id,
        null::varchar as other_coordinator_id,
        columns('^source_')
    from {{ ref('int_service_periods_attributed') }}
    union all by name
    select
        'ended-' || service_period_id as event_id,
        client_id,
        ended_date as event_date,
        'period_ended' as event_type_id,
        coordinator_id,
        end_reason_id as detail_id,
        columns('^source_')
    from {{ ref('int_service_periods_attributed') }}
    where ended_date is not null
    union all by name
    select
        'transfer-' || transfer_id as event_id,
        client_id,
        transfer_date as event_date,
        'transfer' as event_type_id,
        from_coordinator_id as coordinator_id,
        direction as detail_id,
        to_coordinator_id as other_coordinator_id,
        columns('^source_')
    from {{ ref('int_transfers_attributed') }}
)

select *
from service_events
