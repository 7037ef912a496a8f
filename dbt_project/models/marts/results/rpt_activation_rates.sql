{# Grain: one row per path (all of them too) and period (the whole project and
   each year of service end), with the Wilson interval at 95 %. #}
with

counts as (
    select
        if(grouping(path) = 1, 'all', path) as path,
        if(grouping(year(served_month)) = 1, 'whole', year(served_month)::text)
            as period_id,
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
),

rates as (
    select
        *,
        activated_count / nullif(served_count, 0) as activation_share,
        1.959963984540054::double as z
    from counts
    where served_count > 0
),

intervals as (
    select
        *,
        (activation_share + z * z / (2 * served_count))
        / (1 + z * z / served_count) as centre,
        z
        / (1 + z * z / served_count)
        * sqrt(
            activation_share * (1 - activation_share) / served_count
            + z * z / (4 * pow(served_count, 2))
        ) as half_width
    from rates
)

select
    path,
    period_id,
    served_count,
    activated_count,
    activation_share,
    {# The share itself is a bound, so that rounding never leaves it outside. #}
    least(greatest(centre - half_width, 0), activation_share) as lower_share,
    greatest(least(centre + half_width, 1), activation_share) as upper_share,
    esf_result_count
from intervals
