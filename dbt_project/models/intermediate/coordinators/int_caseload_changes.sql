{# Grain: one row per coordinator and day on which the caseload or the capacity
   changed; open at the end of the day, so the end day itself no longer counts. #}
with

changes as (
    select
        coordinator_id,
        started_date as changed_date,
        1 as client_change,
        0::decimal(6, 2) as capacity_change
    from {{ ref('int_service_periods_merged') }}
    union all by name
    select
        coordinator_id,
        ended_date as changed_date,
        -1 as client_change,
        0::decimal(6, 2) as capacity_change
    from {{ ref('int_service_periods_merged') }}
    where ended_date is not null
    union all by name
    select
        coordinator_id,
        employed_from_date as changed_date,
        0 as client_change,
        capacity_client_count as capacity_change
    from {{ ref('int_coordinator_spells') }}
    union all by name
    select
        coordinator_id,
        employed_to_date + 1 as changed_date,
        0 as client_change,
        -capacity_client_count as capacity_change
    from {{ ref('int_coordinator_spells') }}
    where employed_to_date is not null
)

select
    coordinator_id,
    changed_date,
    sum(client_change)::integer as client_change,
    sum(capacity_change)::decimal(6, 2) as capacity_change
from changes
where changed_date <= {{ as_of_date() }}
group by all
having sum(client_change) <> 0 or sum(capacity_change) <> 0
