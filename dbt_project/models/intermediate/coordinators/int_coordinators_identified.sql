{# Grain: one row per coordinator; the role is that of the latest spell. #}
select
    coordinator_id,
    arg_max(role, employed_from_date) as role,
    min(employed_from_date) as employed_from_date,
    case
        when bool_and(employed_to_date is not null)
            then max(employed_to_date)
    end as employed_to_date
from {{ ref('int_coordinator_spells') }}
group by all
