{# A published figure of this project and day that the warehouse does not give,
   with no explanation on record. #}
with

open_figures as (
    select
        metric_id,
        '%.' || decimals || 'f' as form,
        published_value::double as published_value,
        computed_value::double as computed_value
    from {{ ref('rpt_tie_out') }}
    where status = 'open'
)

select
    metric_id || ': published ' || printf(form, published_value)
    || ', computed ' || coalesce(printf(form, computed_value), 'nothing')
        as figure
from open_figures
