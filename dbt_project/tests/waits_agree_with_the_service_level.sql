{# Who is in time, late or still waits for the first attempt is the same on the
   caseload page as in the service level. #}
with

counts as (
    select
        sum(on_time_count) as on_time_count,
        sum(late_count) as late_count,
        sum(pending_count) as pending_count
    from {{ ref('rpt_service_levels') }}
    where level_id = 'first_contact'
),

waits as (
    select
        count(*) filter (where not is_late and not is_open) as on_time_count,
        count(*) filter (where is_late) as late_count,
        count(*) filter (where not is_late and is_open) as pending_count
    from {{ ref('rpt_first_contact_waits') }}
)

select counts.*, waits.*
from counts
cross join waits
where
    coalesce(counts.on_time_count, 0) <> waits.on_time_count
    or coalesce(counts.late_count, 0) <> waits.late_count
    or coalesce(counts.pending_count, 0) <> waits.pending_count
