{# Grain: one row per client number of the client database that belongs to a
   registered person; a person may have several, the first leads. #}
with

registered as (
    select client_id from {{ ref('int_persons_registered') }}
),

numbers as (
    select clients.*, persons.client_id
    from {{ ref('stg_access__clients') }} as clients
    inner join {{ ref('int_persons_identified') }} as persons
        on 'client-' || clients.client_reference = persons.person_row_id
)

select
    numbers.client_reference,
    numbers.client_id,
    numbers.referrer,
    numbers.municipality,
    numbers.language,
    numbers.education,
    numbers.unemployment_months,
    numbers.sex,
    row_number() over (
        partition by numbers.client_id
        order by numbers.registered_date, numbers.client_reference
    ) = 1 as is_first
from numbers
inner join registered on numbers.client_id = registered.client_id
