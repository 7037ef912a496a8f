{# Grain: one row per followed client, bound and month after the service:
   unpaid days × daily rate × municipality's share at the days that would have
   accumulated. Unpaid days are spread evenly; days in services count only while
   they are exempt. #}
with

months as (
    select
        *,
        unnest(generate_series(
            date_trunc('month', served_date + 1),
            counted_after_date,
            interval 1 month
        ))::date as month
    from {{ ref('int_unpaid_days_bounded') }}
    where weekday_count > 0
),

month_days as (
    select
        *,
        unpaid_days / weekday_count as unpaid_share,
        days_at_end
        + {{ weekday_number('greatest(served_date, month - 1)') }}
        - {{ weekday_number('served_date') }} as days_before_month,
        days_at_end
        + {{ weekday_number('least(counted_after_date, last_day(month))') }}
        - {{ weekday_number('served_date') }} as days_after_month
    from months
),

rates as (
    select valid_from, valid_before, daily_rate_eur, is_verified
    from {{ ref('int_benefit_rates_dated') }}
),

steps as (
    select * from {{ ref('int_municipal_share_steps_dated') }}
),

avoided as (
    select
        month_days.*,
        rates.daily_rate_eur * steps.municipal_share as municipal_rate_eur,
        rates.is_verified and steps.is_verified as is_verified,
        month_days.unpaid_share * greatest(
            least(
                month_days.days_after_month,
                coalesce(steps.days_before - 1, month_days.days_after_month)
            ) - greatest(month_days.days_before_month, steps.days_from - 1),
            0
        ) as avoided_days
    from month_days
    inner join rates
        on
            month_days.month >= rates.valid_from
            and coalesce(month_days.month < rates.valid_before, true)
    inner join steps
        on
            month_days.month >= steps.valid_from
            and coalesce(month_days.month < steps.valid_before, true)
            and (steps.is_exempt_during_services or not month_days.is_service)
)

select
    client_id,
    bound,
    month,
    team,
    outcome_id,
    sum(avoided_days)::decimal(12, 4) as avoided_days,
    sum((avoided_days * municipal_rate_eur)::decimal(14, 4)) as avoided_eur,
    bool_and(is_verified) as is_verified
from avoided
group by all
