{# Every day from which or to which working days are counted stands in the
   calendar; outside it nothing can be on time or late. #}
with

cases as (
    select * from {{ ref('int_first_contact_cases') }}
    union all by name
    select * from {{ ref('int_company_contact_cases') }}
),

counted_days as (
    select level_id as subject, started_date as date, due_date is null as is_cut
    from cases
    union all by name
    select level_id as subject, stopped_date as date, false as is_cut
    from cases
    where stopped_date is not null
    union all by name
    select reason_id as subject, due_date as date, false as is_cut
    from {{ ref('int_due_items_unioned') }}
    union all by name
    select 'release' as subject, {{ as_of_date() }} as date, false as is_cut
)

select distinct counted_days.subject || ': ' || counted_days.date as day
from counted_days
left join {{ ref('dim_dates') }} as dates on counted_days.date = dates.date
where dates.date is null or counted_days.is_cut
