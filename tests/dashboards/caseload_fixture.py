"""The marts of the caseload page, counted from the clients of the release fixture.

A client is in the caseload of one coordinator from the first contact to the end; Työkyky 3 was
employed until autumn 2022. Working days are Mondays to Fridays.
"""

_COORDINATORS = """
select 'Työkyky ' || number as coordinator_id, 'wac' as role, number * 4 as capacity,
    if(number = 3, date '2022-10-31', date '2023-12-31') as last_day
from range(1, 4) as numbers (number)
union all
select 'Yritys ' || number, 'bc', 8 + number * 4, date '2023-12-31'
from range(1, 4) as numbers (number)
"""
_PERIODS = f"""
with coordinators as ({_COORDINATORS}), periods as (
    select client_id, coordinator_id, first_contact_date as started,
        coalesce(served_date, dropped_date, date '2099-01-01') as ended
    from marts.rpt_funnel_clients
    where first_contact_date is not null
)
"""  # noqa: S608  # made of this file's constants
_WEEKS = f"""{_PERIODS}, weeks as (
    select unnest(range(date '2021-08-30', $day + 1, interval 7 day))::date as week_start_date
), days as (
    select *, least(week_start_date + 6, $day, last_day) as day, week_start_date <= last_day as here
    from coordinators cross join weeks
)
select days.coordinator_id, role, week_start_date, if(here, day, null) as counted_date,
    if(here, count(client_id), null) as active_client_count,
    active_client_count as peak_client_count,
    if(here, capacity, null)::decimal(6, 2) as capacity_client_count,
    active_client_count / capacity as load_share, here as is_employed
from days
left join periods
    on days.coordinator_id = periods.coordinator_id and started <= day and day < ended
group by days.coordinator_id, role, week_start_date, day, here, capacity
"""  # noqa: S608  # made of this file's constants
_CURRENT = f"""{_PERIODS}, open_clients as (
    select coordinator_id, count(*) as n from periods
    where started <= $day and $day < ended group by all
)
select coordinator_id, role, last_day >= $day as is_employed, coalesce(n, 0) as active_client_count,
    active_client_count as active_client_count_shared_once,
    if(is_employed, capacity, 0)::decimal(6, 2) as capacity_client_count,
    active_client_count / nullif(capacity_client_count, 0) as load_share,
    (
        select count(*) * 7 from marts.rpt_caseload_weeks as weeks
        where weeks.coordinator_id = coordinators.coordinator_id and weeks.load_share > 1
    ) as days_over_capacity,
    least($day, last_day) - date '2021-08-30' as days_employed
from coordinators left join open_clients using (coordinator_id)
where is_employed or n > 0
"""  # noqa: S608  # made of this file's constants
_WAITS = """
with waits as (
    select client_id, team, coordinator_id, registered_date,
        status = 'open' and first_attempt_date is null as is_open,
        status = 'dropped' and first_attempt_date is null as has_left,
        (
            select count(*)
            from range(registered_date + 1, coalesce(first_attempt_date, dropped_date, $day) + 1,
                interval 1 day) as days (day)
            where isodow(day) < 6
        ) as working_days
    from marts.rpt_funnel_clients
)
select *, working_days > 5 as is_late from waits where is_late or not has_left
"""
# Each reason takes some of the clients whom it can be about; the days are what tests count.
_DUE = """
with items as (
    select 'due_contact' as reason_id, client_id, client_reference, coordinator_id, team,
        registered_date as started_date, registered_date + 7 as due_date
    from marts.rpt_funnel_clients where status = 'open' and first_attempt_date is null
    union all
    select 'due_silence', client_id, client_reference, coordinator_id, team,
        first_contact_date, first_contact_date + 14
    from marts.rpt_funnel_clients
    where status = 'open' and first_contact_date + 14 < $day and waiting_days % 3 = 0
    union all
    select 'due_duration', client_id, client_reference, coordinator_id, team,
        first_meeting_date, (first_meeting_date + interval 3 month)::date
    from marts.rpt_funnel_clients where status = 'open' and first_meeting_date is not null
    union all
    select 'due_end_form', client_id, client_reference, coordinator_id, team,
        $day - waiting_days % 40, $day - waiting_days % 40 + 14
    from marts.rpt_funnel_clients where status = 'open' and waiting_days % 7 = 5
    union all
    select 'due_esf_28_days', client_id, client_reference, coordinator_id, team,
        served_date, served_date + 28
    from marts.rpt_funnel_clients where served_date + 56 > $day
), dated as (
    select reason_id || client_id as due_id, *, null as company_id, null as company_name from items
    union all
    select 'company' || number, 'due_company', null, null, 'none', 'bc',
        $day - 20 - number::integer, $day + 8 - number::integer,
        '900000' || number || '-0', if(number = 2, null, 'Yritys Oy ' || number)
    from range(5) as numbers (number)
    where $day < date '2023-05-31'
)
select *, ($day - due_date)::integer as days_late,
    if(reason_id = 'due_contact', days_late * 5 // 7, null) as working_days_late,
    case when days_late > 0 then 'late' when days_late = 0 then 'today' else 'upcoming' end as state
from dated
where days_late >= -14
"""

CASELOAD_MARTS = {
    "rpt_caseload_weeks": _WEEKS,
    "rpt_caseload_current": _CURRENT,
    "rpt_first_contact_waits": _WAITS,
    "rpt_due_list": _DUE,
}
