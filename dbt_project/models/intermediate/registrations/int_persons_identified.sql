{# Grain: one row per form answer and per row of the client database: who it
   is of, and how that was told. #}
with

person_rows as (
    select
        'form-' || registration_form_id as person_row_id,
        person_key,
        match_key
    from {{ ref('stg_webropol__registrations') }}
    union all by name
    select
        'client-' || client_reference as person_row_id,
        person_key,
        match_key
    from {{ ref('stg_access__clients') }}
),

namesakes as (
    select
        match_key,
        count(distinct person_key) as person_count,
        min(person_key) as person_key,
        count(*) as row_count
    from person_rows
    where match_key is not null
    group by all
)

select
    person_rows.person_row_id,
    case
        when person_rows.person_key is not null then person_rows.person_key
        when namesakes.person_count = 1 then namesakes.person_key
        when namesakes.person_count = 0 then person_rows.match_key
        else md5(person_rows.person_row_id)
    end as client_id,
    case
        when person_rows.person_key is not null then 'identity'
        when namesakes.person_count < 2 and namesakes.row_count > 1
            then 'name_and_birth_date'
        else 'unmatched'
    end as identified_by
from person_rows
left join namesakes on person_rows.match_key = namesakes.match_key
