{# A week ends with the caseload and capacity of its counted day, and today's
   caseload is where the curve has come to. #}
with

counts as (
    select
        coordinator_id,
        counted_date,
        active_client_count,
        capacity_client_count
    from {{ ref('rpt_caseload_weeks') }}
    where is_employed
    union all by name
    select
        coordinator_id,
        {{ as_of_date() }} as counted_date,
        active_client_count,
        capacity_client_count
    from {{ ref('rpt_caseload_current') }}
)

select
    counts.*,
    caseload.changed_date,
    caseload.active_client_count as known_active_client_count,
    caseload.capacity_client_count as known_capacity_client_count
from counts
asof left join {{ ref('rpt_caseload') }} as caseload
    on
        counts.coordinator_id = caseload.coordinator_id
        and counts.counted_date >= caseload.changed_date
where
    counts.active_client_count <> coalesce(caseload.active_client_count, 0)
    or counts.capacity_client_count
    <> coalesce(caseload.capacity_client_count, 0)
