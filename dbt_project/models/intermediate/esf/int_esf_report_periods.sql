{# Grain: one row per calendar year from the start of the project to the day of
   the release; a year is reported at its end, the running one now. #}
with

period_years as (
    select
        unnest(range(
            least(
                year({{ text_literal(var('project_start')) }}::date),
                year({{ as_of_date() }})
            ),
            year({{ as_of_date() }}) + 1
        ))::integer as period_year
)

select
    period_year,
    make_date(period_year, 1, 1) as period_start_date,
    make_date(period_year, 12, 31) as period_end_date,
    least(make_date(period_year, 12, 31), {{ as_of_date() }}) as reported_date
from period_years
