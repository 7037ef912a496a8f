{# Grain: one row per coordinator and week with a day of employment, with the day
   that the week is counted on: its last day or the last one employed. #}
with

weeks as (
    select week_start_date, week_end_date from {{ ref('int_project_weeks') }}
)

select
    spells.coordinator_id,
    weeks.week_start_date,
    max(
        least(
            weeks.week_end_date,
            coalesce(spells.employed_to_date, weeks.week_end_date)
        )
    ) as counted_date
from weeks
inner join {{ ref('int_coordinator_spells') }} as spells
    on
        weeks.week_end_date >= spells.employed_from_date
        and weeks.week_start_date
        <= coalesce(spells.employed_to_date, weeks.week_end_date)
group by all
