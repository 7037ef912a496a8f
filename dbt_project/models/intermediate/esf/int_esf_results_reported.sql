{# Grain: one row per ended participation and day of reporting: the last event
   within 28 days of leaving; on one day the client database leads. #}
with

participations as (
    select reported_date, client_id, ended_date, end_status
    from {{ ref('int_esf_participations_reported') }}
    where ended_date is not null
),

outcome_statuses as (
    select outcome_id, end_status from {{ ref('esf_outcome_statuses') }}
),

result_events as (
    select
        reported_date,
        client_id,
        ended_date as event_date,
        end_status,
        false as is_of_client_database
    from participations
    union all by name
    select
        participations.reported_date,
        participations.client_id,
        periods.ended_date as event_date,
        outcome_statuses.end_status,
        true as is_of_client_database,
        periods.started_date,
        periods.service_period_id
    from participations
    inner join {{ ref('int_service_periods_attributed') }} as periods
        on
            participations.client_id = periods.client_id
            and periods.ended_date between
            participations.ended_date
            and participations.ended_date + {{ var('esf_followup_days') }}
            and participations.reported_date >= periods.ended_date
    inner join outcome_statuses
        on periods.outcome_id = outcome_statuses.outcome_id
),

last_events as (
    select *
    from result_events
    qualify row_number() over (
        partition by reported_date, client_id
        order by
            event_date desc,
            is_of_client_database desc,
            started_date desc,
            service_period_id desc
    ) = 1
),

statuses as (
    select * from {{ ref('esf_end_statuses') }}
)

select
    last_events.reported_date,
    last_events.client_id,
    last_events.event_date as result_date,
    last_events.end_status as result_status,
    coalesce(statuses.is_employed, false) as is_employed,
    coalesce(statuses.is_in_education, false) as is_in_education,
    coalesce(statuses.is_job_searching, false) as is_job_searching
from last_events
left join statuses on last_events.end_status = statuses.source_word
