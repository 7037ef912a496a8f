{# Grain: one row: what the scenarios know for sure on the day of the release:
   activated clients, costs, the daily rate and the municipality's share of the
   301st paid day; none on a day for which no rate or step is known. #}
with

activated as (
    select
        count(*) filter (where is_employed) as employed_count,
        count(*) filter (where is_esf_immediate_result and not is_employed)
            as education_count,
        count(*) filter (where not is_esf_immediate_result) as service_count
    from {{ ref('fct_client_journeys') }}
    where is_activated
),

costs as (
    select coalesce(sum(cost_eur), 0) as cost_eur from {{ ref('fct_costs') }}
),

rates as (
    select daily_rate_eur, source, is_verified
    from {{ ref('int_benefit_rates_dated') }}
    where
        valid_from <= {{ as_of_date() }}
        and coalesce(valid_before > {{ as_of_date() }}, true)
),

steps as (
    select municipal_share, is_exempt_during_services, source, is_verified
    from {{ ref('int_municipal_share_steps_dated') }}
    where
        valid_from <= {{ as_of_date() }}
        and coalesce(valid_before > {{ as_of_date() }}, true)
        and days_from <= 301
        and coalesce(days_before > 301, true)
)

select
    activated.employed_count::integer as employed_count,
    activated.education_count::integer as education_count,
    activated.service_count::integer as service_count,
    costs.cost_eur::decimal(14, 2) as cost_eur,
    rates.daily_rate_eur,
    rates.source as rate_source,
    steps.municipal_share,
    steps.is_exempt_during_services,
    steps.source as step_source,
    rates.is_verified and steps.is_verified as is_verified
from activated
cross join costs
cross join rates
cross join steps
