{# Grain: one row per transfer: the days until the client first met the new
   coordinator, or, not having met, until the wait was cut. #}
with

transfers as (
    select
        transfer_id,
        client_id,
        transfer_date,
        to_coordinator_id,
        coalesce(direction, 'unknown') as direction,
        lead(transfer_date) over (
            partition by client_id order by transfer_date, transfer_id
        ) as next_transfer_date
    from {{ ref('int_transfers_attributed') }}
),

meetings as (
    select client_id, coordinator_id, contact_date
    from {{ ref('int_contacts_attributed') }}
    where is_meeting
),

left_dates as (
    select
        client_id,
        status,
        coalesce(served_date, dropped_date, {{ as_of_date() }}) as left_date
    from {{ ref('int_client_journeys_assembled') }}
),

waits as (
    select
        transfers.transfer_id,
        transfers.client_id,
        transfers.direction,
        transfers.transfer_date,
        transfers.next_transfer_date is null
        and left_dates.status = 'open' as is_followed,
        least(transfers.next_transfer_date, left_dates.left_date) as cut_date,
        min(meetings.contact_date) as met_date
    from transfers
    inner join left_dates on transfers.client_id = left_dates.client_id
    left join meetings
        on
            transfers.client_id = meetings.client_id
            and transfers.to_coordinator_id = meetings.coordinator_id
            and transfers.transfer_date <= meetings.contact_date
            and (
                transfers.next_transfer_date is null
                or transfers.next_transfer_date >= meetings.contact_date
            )
    group by all
)

select
    transfer_id,
    client_id,
    direction,
    transfer_date,
    met_date,
    greatest(coalesce(met_date, cut_date) - transfer_date, 0)::integer
        as day_count,
    met_date is not null as is_reached,
    met_date is null and is_followed as is_waiting
from waits
