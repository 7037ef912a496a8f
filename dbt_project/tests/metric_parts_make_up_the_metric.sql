{# The parts of a count or an amount by a dimension make up the whole, corrections
   included. #}
with

wholes as (
    select metric_id, numerator
    from {{ ref('rpt_metrics') }}
    where denominator is null and numerator is not null
),

parts as (
    select metric_id, dimension_id, sum(numerator) as numerator
    from {{ ref('rpt_metrics_by_dimension') }}
    where denominator is null
    group by all
)

select
    parts.metric_id || ' by ' || parts.dimension_id || ': ' || parts.numerator
    || ', known are ' || wholes.numerator as difference
from parts
inner join wholes on parts.metric_id = wholes.metric_id
where abs(parts.numerator - wholes.numerator) > 0.005
