{# Grain: one row per metric with a target in force: where it stands against a
   straight line from the first case, before any from the start of the project,
   to the end of the project. #}
with

targets_in_force as (
    select *
    from {{ ref('dim_targets') }}
    where
        is_in_force
        and (
            subject <> 'client'
            or base = {{ text_literal(var('client_target_base')) }}
        )
),

pace_starts as (
    select 'client' as subject, min(registered_date) as pace_start_date
    from {{ ref('fct_client_journeys') }}
    union all by name
    select 'company' as subject, min(first_contact_date) as pace_start_date
    from {{ ref('dim_companies') }}
),

actuals as (
    select metric_id, value from {{ ref('rpt_metrics') }}
),

targets_timed as (
    select
        targets.metric_id,
        targets.target_value,
        targets.base,
        targets.set_on,
        targets.set_by,
        coalesce(
            pace_starts.pace_start_date,
            {{ text_literal(var('project_start')) }}::date
        ) as pace_start_date,
        {{ text_literal(var('project_end')) }}::date as target_date,
        actuals.value as actual_value
    from targets_in_force as targets
    left join pace_starts on targets.subject = pace_starts.subject
    left join actuals on targets.metric_id = actuals.metric_id
),

targets_with_pace as (
    select
        *,
        case
            when {{ as_of_date() }} >= target_date then 1
            else
                greatest({{ as_of_date() }} - pace_start_date, 0)
                / (target_date - pace_start_date)
        end as elapsed_share
    from targets_timed
)

select
    metric_id,
    target_value,
    base,
    set_on,
    set_by,
    pace_start_date,
    target_date,
    actual_value,
    target_value * elapsed_share as pace_value,
    actual_value / nullif(target_value, 0) as target_share,
    actual_value / nullif(elapsed_share, 0) as projected_value
from targets_with_pace
