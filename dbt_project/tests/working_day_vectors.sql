{# The calendar gives the days that were worked out by hand, with Saturday off:
   the day of receipt is not counted, public holidays and the eves are days off. #}
with

vectors as (
    select given.*
    from (
        values
        ('2022-04-13'::date, 5, '2022-04-22'::date),
        ('2022-04-13'::date, 3, '2022-04-20'::date),
        ('2021-12-03'::date, 5, '2021-12-13'::date),
        ('2022-06-22'::date, 3, '2022-06-28'::date),
        ('2022-12-22'::date, 5, '2022-12-30'::date),
        ('2023-04-28'::date, 3, '2023-05-04'::date),
        ('2023-01-05'::date, 3, '2023-01-11'::date)
    ) as given (received_date, working_day_count, due_date)
    where not {{ var('saturday_is_working_day') }}
),

dates as (
    select date, is_working_day, working_day_number
    from {{ ref('dim_dates') }}
)

select
    vectors.received_date,
    vectors.working_day_count,
    vectors.due_date,
    due_dates.date as computed_date
from vectors
left join dates as received_dates
    on vectors.received_date = received_dates.date
left join dates as due_dates
    on
        received_dates.working_day_number + vectors.working_day_count
        = due_dates.working_day_number
        and due_dates.is_working_day
where due_dates.date is distinct from vectors.due_date
