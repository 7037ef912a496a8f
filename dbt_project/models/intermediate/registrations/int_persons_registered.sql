{# Grain: one row per registered person: the first registration, however many
   there are. #}
select *
from {{ ref('int_registrations_unioned') }}
qualify row_number() over (
    partition by client_id order by registered_date, channel, registration_id
) = 1
