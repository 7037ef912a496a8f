{# Grain: one row per metric and day a target of it came into force. #}
select
    metric_id,
    valid_from,
    target_value,
    base,
    subject,
    set_on,
    set_by,
    valid_from <= {{ as_of_date() }}
    and row_number() over (
        partition by metric_id, valid_from <= {{ as_of_date() }}
        order by valid_from desc
    ) = 1 as is_in_force
from {{ ref('targets') }}
