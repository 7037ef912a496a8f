{# Grain: one row per day of the calendar; working days are numbered in order, so
   that the working days from a to b are the number of b less the number of a. #}
with

holidays as (
    select date, any_value(name) as holiday_name
    from {{ source('reference', 'public_holidays') }}
    group by all
),

days as (
    select date from {{ ref('int_dates_spanned') }}
),

days_judged as (
    select
        days.date,
        holidays.holiday_name,
        holidays.date is null
        and isodow(days.date) <= case
            when {{ var('saturday_is_working_day') }} then 6
            else 5
        end as is_working_day
    from days
    left join holidays on days.date = holidays.date
)

select
    date,
    is_working_day,
    (
        count(*) filter (where is_working_day)
            over (order by date rows unbounded preceding)
    )::integer as working_day_number,
    holiday_name,
    date_trunc('month', date)::date as month_start_date,
    date_trunc('quarter', date)::date as quarter_start_date,
    year(date)::integer as year
from days_judged
