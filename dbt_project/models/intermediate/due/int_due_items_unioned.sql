{# Grain: one row per reason and client or company that is late or falls due
   soon. #}
with

items as (
    select * from {{ ref('int_due_first_contacts') }}
    union all by name
    select * from {{ ref('int_due_silences') }}
    union all by name
    select * from {{ ref('int_due_durations') }}
    union all by name
    select * from {{ ref('int_due_start_forms') }}
    union all by name
    select * from {{ ref('int_due_end_forms') }}
    union all by name
    select * from {{ ref('int_due_company_followups') }}
    union all by name
    select * from {{ ref('int_due_esf_followups') }}
)

select
    *,
    ({{ as_of_date() }} - due_date)::integer as days_late,
    case
        when {{ as_of_date() }} > due_date then 'late'
        when {{ as_of_date() }} = due_date then 'today'
        else 'upcoming'
    end as state
from items
where due_date <= {{ as_of_date() }} + {{ var('due_upcoming_days') }}
