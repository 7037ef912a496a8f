{# Grain: one row per registration, by form or in a meeting; a person who
   registered twice has two and is counted by the first. #}
with

first_registrations as (
    select registration_id from {{ ref('int_persons_registered') }}
)

select
    registrations.registration_id,
    registrations.client_id,
    registrations.registered_date,
    registrations.channel,
    registrations.identified_by,
    first_registrations.registration_id is not null as is_first,
    registrations.source_file,
    registrations.source_sheet,
    registrations.source_row,
    registrations.source_load_id,
    registrations.source_row_hash
from {{ ref('int_registrations_unioned') }} as registrations
left join first_registrations
    on registrations.registration_id = first_registrations.registration_id
