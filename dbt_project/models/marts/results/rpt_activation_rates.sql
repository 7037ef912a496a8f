{# Grain: one row per path (all of them too) and period (the whole project and
   each year of service end), with the Wilson interval at 95 %. #}
with

counts as (
    select
        case when grouping(path) = 1 then 'all' else path end as path,
        case
            when grouping(year(served_month)) = 1 then 'whole'
            else year(served_month)::text
        end as period_id,
        sum(served_count)::integer as served_count,
        sum(activated_count)::integer as activated_count,
        sum(esf_result_count)::integer as esf_result_count
    from {{ ref('rpt_activation') }}
    group by
        grouping sets (
            (path, year(served_month)),
            (path),
            (year(served_month)),
            ()
        )
)

select
    path,
    period_id,
    served_count,
    activated_count,
    activated_count / served_count as activation_share,
    {{ wilson_bound('activated_count', 'served_count', 'lower') }} as lower_share,
    {{ wilson_bound('activated_count', 'served_count', 'upper') }} as upper_share,
    esf_result_count
from counts
where served_count > 0
