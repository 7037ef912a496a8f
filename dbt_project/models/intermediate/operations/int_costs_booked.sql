{# Grain: one row per booking up to the day of the release. #}
with

cost_types as (
    select cost_type_id, source_word from {{ ref('cost_types') }}
),

allocations as (
    select allocation_id, source_word from {{ ref('cost_allocations') }}
)

select
    bookings.cost_id,
    bookings.booking_date,
    bookings.account,
    cost_types.cost_type_id,
    allocations.allocation_id,
    bookings.cost_eur,
    bookings.source_file,
    bookings.source_sheet,
    bookings.source_row,
    bookings.source_load_id,
    bookings.source_row_hash
from {{ ref('stg_costs__bookings') }} as bookings
left join cost_types on bookings.cost_type = cost_types.source_word
left join allocations on bookings.allocation = allocations.source_word
where bookings.booking_date <= {{ as_of_date() }}
