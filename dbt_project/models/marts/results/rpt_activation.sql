{# Grain: one row per month of service end and path. #}
select
    date_trunc('month', served_date)::date as served_month,
    coalesce(path, 'none') as path,
    count(*)::integer as served_count,
    (count(*) filter (where is_activated))::integer as activated_count,
    (count(*) filter (where is_esf_immediate_result))::integer
        as esf_result_count
from {{ ref('fct_outcomes') }}
group by all
