{# Grain: one row per day of the years whose public holidays are known. #}
select
    date,
    is_working_day,
    working_day_number,
    holiday_name,
    month_start_date,
    quarter_start_date,
    year
from {{ ref('int_dates_numbered') }}
