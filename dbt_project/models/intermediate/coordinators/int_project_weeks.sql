{# Grain: one row per week of the project that has begun, from its Monday to its
   Sunday or the day of the release. #}
with

mondays as (
    select
        unnest(generate_series(
            date_trunc('week', {{ text_literal(var('project_start')) }}::date),
            least(
                {{ as_of_date() }},
                {{ text_literal(var('project_end')) }}::date
            ),
            interval 7 day
        ))::date as week_start_date
)

select
    week_start_date,
    least(week_start_date + 6, {{ as_of_date() }}) as week_end_date
from mondays
