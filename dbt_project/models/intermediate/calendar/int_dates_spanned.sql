{# Grain: one row per day of the calendar: of every year from the first to the
   last whose public holidays are known. #}
with

years as (
    select
        date_trunc('year', min(date)) as first_year,
        date_trunc('year', max(date)) as last_year
    from {{ source('reference', 'public_holidays') }}
)

select
    unnest(generate_series(
        first_year,
        last_year + interval 1 year - interval 1 day,
        interval 1 day
    ))::date as date
from years
