{# Grain: one row per client served or dropped: what it came to, from the service
   period that decided it. #}
with

last_periods as (
    select * from {{ ref('int_last_closed_periods') }}
),

results as (
    select
        client_id,
        served_date as event_date,
        'outcome' as event_type_id,
        outcome_id as detail_id
    from {{ ref('int_client_journeys_assembled') }}
    where status = 'served'
    union all by name
    select
        client_id,
        dropped_date as event_date,
        'dropped' as event_type_id,
        exit_reason_id as detail_id
    from {{ ref('int_client_journeys_assembled') }}
    where status = 'dropped'
)

select
    'result-' || results.client_id as event_id,
    results.client_id,
    results.event_date,
    results.event_type_id,
    last_periods.coordinator_id,
    results.detail_id,
    last_periods.source_file,
    last_periods.source_sheet,
    last_periods.source_row,
    last_periods.source_load_id,
    last_periods.source_row_hash
from results
left join last_periods on results.client_id = last_periods.client_id
where results.event_date <= {{ as_of_date() }}
