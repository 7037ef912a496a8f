{# Grain: one row per client, coordinator and unbroken time together:
   overlapping service periods of a pair are one. #}
with

periods as (
    select
        coordinator_id,
        client_id,
        started_date,
        coalesce(ended_date, 'infinity'::date) as ended_date
    from {{ ref('int_service_periods_attributed') }}
    where coordinator_id is not null
),

periods_with_breaks as (
    select
        *,
        coalesce(
            started_date > max(ended_date) over (
                partition by coordinator_id, client_id
                order by started_date, ended_date
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as is_new_stretch
    from periods
),

periods_in_stretches as (
    select
        *,
        count(*) filter (where is_new_stretch) over (
            partition by coordinator_id, client_id
            order by started_date, ended_date
            rows unbounded preceding
        ) as stretch_number
    from periods_with_breaks
)

select
    coordinator_id,
    client_id,
    stretch_number,
    min(started_date) as started_date,
    nullif(max(ended_date), 'infinity'::date) as ended_date
from periods_in_stretches
group by all
