{# Grain: one row per Kykyviisari scale and path of served clients, and all paths
   that are asked; changes with the t interval at 95 %, none of few pairs. #}
{% set enough_pairs = 10 -%}
with

scales as (
    select scale_id, scale_order, highest_score from {{ ref('ability_scales') }}
),

paths as (
    select path_id as path, is_ability_asked as is_collected
    from {{ ref('client_paths') }}
    union all by name
    select 'all' as path, true as is_collected
),

clients as (
    select client_id, path
    from {{ ref('rpt_wellbeing_clients') }}
    where is_asked
),

served as (
    select
        case when grouping(path) = 1 then 'all' else path end as path,
        count(*) as served_count
    from clients
    group by grouping sets ((path), ())
),

changes as (
    select
        case when grouping(clients.path) = 1 then 'all' else clients.path end
            as path,
        pairs.scale_id,
        count(*) as pair_count,
        avg(pairs.start_score) as mean_start,
        avg(pairs.end_score) as mean_end,
        avg(pairs.change) as mean_change,
        stddev_samp(pairs.change) / sqrt(count(*)) as standard_error
    from {{ ref('int_ability_changes_paired') }} as pairs
    inner join clients on pairs.client_id = clients.client_id
    group by grouping sets ((clients.path, pairs.scale_id), (pairs.scale_id))
),

intervals as (
    select
        path,
        scale_id,
        mean_start,
        mean_end,
        mean_change,
        standard_error * {{ student_t('pair_count - 1') }} as half_width
    from changes
    where pair_count >= {{ enough_pairs }}
)

select
    scales.scale_id,
    scales.scale_order,
    scales.highest_score,
    paths.path,
    paths.is_collected,
    case when paths.is_collected then coalesce(served.served_count, 0) end::integer
        as served_count,
    case when paths.is_collected then coalesce(changes.pair_count, 0) end::integer
        as pair_count,
    round(intervals.mean_start, 3) as mean_start,
    round(intervals.mean_end, 3) as mean_end,
    round(intervals.mean_change, 3) as mean_change,
    round(intervals.mean_change - intervals.half_width, 3) as lower_change,
    round(intervals.mean_change + intervals.half_width, 3) as upper_change
from scales
cross join paths
left join served on paths.path = served.path
left join changes
    on scales.scale_id = changes.scale_id and paths.path = changes.path
left join intervals
    on scales.scale_id = intervals.scale_id and paths.path = intervals.path
