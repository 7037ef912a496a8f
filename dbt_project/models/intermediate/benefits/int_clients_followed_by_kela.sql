{# Grain: one row per activated client whom Kela counted both before and after
   the end of the service, and whose days did not begin anew between. #}
with

activated as (
    select
        client_id,
        team,
        outcome_id,
        served_date,
        not is_esf_immediate_result as is_service
    from {{ ref('int_client_journeys_assembled') }}
    where is_activated
),

counts as (
    select client_id, counted_date, paid_days
    from {{ ref('stg_kela__day_counts') }}
    where counted_date <= {{ as_of_date() }}
),

counts_around as (
    select
        activated.client_id,
        max(counts.counted_date) filter (
            where counts.counted_date <= activated.served_date
        ) as counted_before_date,
        arg_max(counts.paid_days, counts.counted_date) filter (
            where counts.counted_date <= activated.served_date
        ) as days_before,
        max(counts.counted_date) filter (
            where counts.counted_date > activated.served_date
        ) as counted_after_date,
        arg_max(counts.paid_days, counts.counted_date) filter (
            where counts.counted_date > activated.served_date
        ) as days_after
    from activated
    inner join counts on activated.client_id = counts.client_id
    group by all
)

select
    activated.client_id,
    activated.team,
    activated.outcome_id,
    activated.is_service,
    activated.served_date,
    counts_around.counted_before_date,
    counts_around.days_before,
    counts_around.counted_after_date,
    counts_around.days_after
from activated
inner join counts_around on activated.client_id = counts_around.client_id
where counts_around.days_after >= counts_around.days_before
