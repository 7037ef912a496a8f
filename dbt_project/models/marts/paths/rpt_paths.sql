{# Grain: one row per sequence of coordinators met, the commonest first. #}
select
    sequence,
    step_count,
    count(*)::integer as client_count,
    (count(*) filter (where status = 'served'))::integer as served_count,
    (count(*) filter (where is_activated))::integer as activated_count
from {{ ref('int_client_sequences') }}
group by all
order by client_count desc, sequence asc
