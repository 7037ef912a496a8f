{# Grain: one row per coordinator employed on the day of the release: who can
   act. #}
select distinct coordinator_id
from {{ ref('int_coordinator_spells') }}
where
    employed_from_date <= {{ as_of_date() }}
    and coalesce(employed_to_date >= {{ as_of_date() }}, true)
