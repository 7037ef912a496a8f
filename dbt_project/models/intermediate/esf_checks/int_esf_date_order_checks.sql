{# Grain: one row per ended participation: it ends on the day of starting or
   later. #}
select
    'start_before_end' as rule_id,
    participation_reference as reference,
    started_date <= ended_date as is_passed
from {{ ref('int_esf_participations') }}
where ended_date is not null
