{# Grain: one row per month of booking, team and cost type. #}
select month, team, cost_type_id, own_eur, split_eur, cost_eur
from {{ ref('int_costs_allocated') }}
