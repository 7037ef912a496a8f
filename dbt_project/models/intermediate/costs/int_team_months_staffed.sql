{# Grain: one row per team and month with bookings in which the team had a
   coordinator: the days employed, weighted by working time. #}
with

months as (
    select distinct
        date_trunc('month', booking_date)::date as month,
        last_day(booking_date) as month_end_date
    from {{ ref('int_costs_booked') }}
)

select
    spells.role as team,
    months.month,
    sum(
        spells.working_time_share
        * (
            least(
                coalesce(spells.employed_to_date, months.month_end_date),
                months.month_end_date
            )
            - greatest(spells.employed_from_date, months.month)
            + 1
        )
    )::decimal(12, 4) as full_time_days,
    (full_time_days / day(months.month_end_date))::decimal(8, 4) as fte
from months
inner join {{ ref('int_coordinator_spells') }} as spells
    on
        months.month_end_date >= spells.employed_from_date
        and months.month
        <= coalesce(spells.employed_to_date, months.month_end_date)
group by spells.role, months.month, months.month_end_date
