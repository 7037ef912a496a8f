{# A published figure of this project and day that the warehouse does not give,
   with no explanation on record. #}
select
    metric_id,
    published_value,
    computed_value,
    difference
from {{ ref('rpt_tie_out') }}
where status = 'open'
