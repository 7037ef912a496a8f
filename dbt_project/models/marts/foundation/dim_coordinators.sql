{# Grain: one row per coordinator. #}
select
    coordinator_id,
    role,
    employed_from_date,
    employed_to_date
from {{ ref('int_coordinators_identified') }}
