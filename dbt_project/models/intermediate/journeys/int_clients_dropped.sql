{# Grain: one row per dropped client: not served, no service period open, and the
   last closed one ended for a reason that means dropping out. #}
with

served as (
    select client_id from {{ ref('int_clients_served') }}
),

in_service as (
    select client_id
    from {{ ref('int_service_periods_attributed') }}
    where ended_date is null
)

select
    last_periods.client_id,
    last_periods.ended_date as dropped_date,
    last_periods.end_reason_id as exit_reason_id
from {{ ref('int_last_closed_periods') }} as last_periods
anti join served on last_periods.client_id = served.client_id
anti join in_service on last_periods.client_id = in_service.client_id
where last_periods.is_drop
