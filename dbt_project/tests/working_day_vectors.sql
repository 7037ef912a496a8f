{# The calendar gives the days that were worked out by hand: the day of receipt is
   not counted, public holidays and the eves are days off. #}
{% if var('saturday_is_working_day') %}
select 1 as no_vectors where false
{% else %}
with

vectors as (
    select unnest([
        {'received': date '2022-04-13', 'days': 5, 'due': date '2022-04-22'},
        {'received': date '2022-04-13', 'days': 3, 'due': date '2022-04-20'},
        {'received': date '2021-12-03', 'days': 5, 'due': date '2021-12-13'},
        {'received': date '2022-06-22', 'days': 3, 'due': date '2022-06-28'},
        {'received': date '2022-12-22', 'days': 5, 'due': date '2022-12-30'},
        {'received': date '2023-04-28', 'days': 3, 'due': date '2023-05-04'},
        {'received': date '2023-01-05', 'days': 3, 'due': date '2023-01-11'}
    ], recursive := true)
)

select vectors.*, due_dates.date as computed_due
from vectors
left join {{ ref('dim_dates') }} as received_dates
    on vectors.received = received_dates.date
left join {{ ref('dim_dates') }} as due_dates
    on
        received_dates.working_day_number + vectors.days
        = due_dates.working_day_number
        and due_dates.is_working_day
where due_dates.date is distinct from vectors.due
{% endif %}
