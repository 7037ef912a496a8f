{# Grain: one row per meeting day in a work-ability coordinator's service period
   of a client of that team, less the last one of a period that has ended: from
   that day to the next meeting. #}
with

clients as (
    select client_id
    from {{ ref('int_client_journeys_assembled') }}
    where team = 'wac'
),

periods as (
    select service_period_id, client_id, started_date, ended_date
    from {{ ref('int_service_periods_attributed') }}
    where role = 'wac'
),

meeting_days as (
    select distinct client_id, contact_date as meeting_date
    from {{ ref('int_contacts_attributed') }}
    where is_meeting
),

meetings_in_periods as (
    select
        periods.service_period_id,
        periods.client_id,
        periods.ended_date,
        meeting_days.meeting_date,
        lead(meeting_days.meeting_date) over (
            partition by periods.service_period_id
            order by meeting_days.meeting_date
        ) as next_meeting_date
    from periods
    inner join clients on periods.client_id = clients.client_id
    inner join meeting_days
        on
            periods.client_id = meeting_days.client_id
            and periods.started_date <= meeting_days.meeting_date
            and coalesce(periods.ended_date, 'infinity'::date)
            >= meeting_days.meeting_date
)

select
    'meeting_interval' as level_id,
    service_period_id || '/' || meeting_date as case_id,
    client_id,
    null::varchar as company_id,
    'wac' as team,
    meeting_date as started_date,
    meeting_date + {{ var('meeting_interval_days') }} as target_date,
    meeting_date + {{ var('meeting_interval_days') }} as due_date,
    next_meeting_date as stopped_date,
    null::date as exited_date
from meetings_in_periods
where next_meeting_date is not null or ended_date is null
