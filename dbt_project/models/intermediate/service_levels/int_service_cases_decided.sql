{# Grain: one row per case of a service level. Late once the due date has passed
   without the stop, also while open; who left before it is no case. #}
with

cases as (
    select * from {{ ref('int_first_contact_cases') }}
    union all by name
    select * from {{ ref('int_company_contact_cases') }}
    union all by name
    select * from {{ ref('int_company_followup_cases') }}
    union all by name
    select * from {{ ref('int_meeting_interval_cases') }}
    union all by name
    select * from {{ ref('int_duration_cases') }}
)

select
    *,
    case
        when
            coalesce(
                stopped_date, exited_date, {{ as_of_date() }}
            ) > due_date
            then 'late'
        when stopped_date is not null then 'on_time'
        else 'pending'
    end as case_status
from cases
where
    stopped_date is not null or exited_date is null or exited_date > due_date
