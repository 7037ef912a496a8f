"""The marts of one client's path, made from the clients of the funnel's fixture."""

_EVENTS = """
with dated as (
    select client_id, registered_date as event_date, 'registered' as event_type_id,
        null as coordinator_id, 'form' as detail_id
    from marts.rpt_funnel_clients
    union all
    select client_id, first_attempt_date, 'attempt', nullif(coordinator_id, 'none'), 'phone'
    from marts.rpt_funnel_clients where first_attempt_date <= $day
    union all
    select client_id, first_contact_date, 'contact', nullif(coordinator_id, 'none'), 'phone'
    from marts.rpt_funnel_clients where first_contact_date is not null
    union all
    select client_id, first_contact_date, 'period_started', nullif(coordinator_id, 'none'), null
    from marts.rpt_funnel_clients where first_contact_date is not null
    union all
    select client_id, first_meeting_date + step, kind, nullif(coordinator_id, 'none'), 'office'
    from marts.rpt_funnel_clients, (values (0, 'meeting'), (1, 'start_form'), (7, 'plan'),
        (9, 'health_check'), (14, 'meeting'), (15, 'ability_answer'), (21, 'joint_meeting'),
        (28, 'group_coaching'), (35, 'work_trial')) as steps (step, kind)
    where first_meeting_date + step <= least($day, coalesce(served_date, dropped_date, $day))
    union all
    select client_id, first_meeting_date + 20, 'transfer', 'Työkyky 1', 'wac_to_bc'
    from marts.rpt_funnel_clients where team = 'shared' and first_meeting_date + 20 <= $day
    union all
    select client_id, end_form_received_date, 'end_form', null, null
    from marts.rpt_funnel_clients where end_form_received_date <= $day
    union all
    select client_id, served_date, 'outcome', nullif(coordinator_id, 'none'), outcome_id
    from marts.rpt_funnel_clients where status = 'served'
    union all
    select client_id, dropped_date, 'dropped', nullif(coordinator_id, 'none'), loss_reason_id
    from marts.rpt_funnel_clients where status = 'dropped'
)
select
    event_type_id || '-' || client_id || '-' || event_date as event_id, client_id, event_date,
    event_type_id, list_position(['registered', 'attempt', 'period_started', 'contact',
        'joint_meeting', 'meeting', 'start_form', 'plan', 'health_check', 'ability_answer',
        'group_coaching', 'work_trial', 'transfer', 'period_ended', 'end_form', 'outcome',
        'dropped'], event_type_id)::integer as event_type_order,
    coordinator_id, detail_id, null::varchar as contact_type_id,
    if(event_type_id = 'transfer', 'Yritys 1', null) as other_coordinator_id,
    '2023-05-31/access_kontaktit.csv' as source_file, null::varchar as source_sheet,
    (row_number() over (order by client_id, event_date, event_type_id) + 1)::integer as source_row,
    '0123456789ab' as source_load_id, md5(client_id || event_date) as source_row_hash
from dated
"""
CLIENT_MARTS = {
    "dim_coordinators": """
        select kind || ' ' || number as coordinator_id, role,
            date '2021-06-01' as employed_from_date, date '2023-05-31' as employed_to_date
        from (values ('Työkyky', 'wac'), ('Yritys', 'bc')) as roles (kind, role), range(1, 4)
            as numbers (number)""",
    "dim_clients": """
        select * exclude (client_number), case client_number when 1 then 'name_and_birth_date'
            when 2 then 'unmatched' else 'identity' end as identified_by
        from (
            select client_id, client_reference, sex, referrer_id, education_id, language_id,
                registered_date, row_number() over (order by client_id) as client_number
            from marts.rpt_funnel_clients
        )""",
    "rpt_client_events": _EVENTS,
    "fct_service_periods": """
        select 'P' || client_id as service_period_id, client_id, coordinator_id,
            first_contact_date as started_date, coalesce(served_date, dropped_date) as ended_date,
            case status when 'served' then 'service_ended' when 'dropped' then loss_reason_id end
                as end_reason_id
        from marts.rpt_funnel_clients
        where first_contact_date is not null and coordinator_id <> 'none'""",
    "rpt_client_service_cases": """
        select level_id || client_id as case_id, client_id, level_id,
            registered_date as started_date, registered_date + days as due_date, stopped_date,
            case when coalesce(stopped_date, $day) > registered_date + days then 'late'
                when stopped_date is null then 'pending' else 'on_time' end as case_status,
            case when case_status = 'late'
                then (coalesce(stopped_date, $day) - due_date)::integer end as days_late
        from (
            select client_id, registered_date, 'first_contact' as level_id, 7 as days,
                first_attempt_date as stopped_date from marts.rpt_funnel_clients
            union all
            select client_id, registered_date, 'duration', 90, served_date
            from marts.rpt_funnel_clients where first_meeting_date is not null
        )""",
}
