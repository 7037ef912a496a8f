{# Grain: one row per service level, with the limit that this release was made
   with. #}
with

limits as (
    select given.*
    from (
        values
        ('first_contact', {{ var('first_contact_working_days') }}),
        ('meeting_interval', {{ var('meeting_interval_days') }}),
        ('duration', {{ var('planned_duration_months') }}),
        ('company_contact', {{ var('company_contact_working_days') }}),
        ('company_followup', {{ var('company_followup_late_days') }})
    ) as given (level_id, limit_value)
)

select
    levels.level_id,
    limits.limit_value::integer as limit_value,
    levels.limit_unit
from {{ ref('service_levels') }} as levels
left join limits on levels.level_id = limits.level_id
