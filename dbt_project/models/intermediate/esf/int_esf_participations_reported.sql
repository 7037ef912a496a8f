{# Grain: one row per participation and day of reporting: how the person entered,
   and the last leaving unless the person has entered again since. #}
with

statuses as (
    select * from {{ ref('esf_labour_market_statuses') }}
),

bands as (
    select source_word, isced_band_id from {{ ref('esf_education_levels') }}
),

households as (
    select source_word, household_id from {{ ref('esf_households') }}
),

answers as (
    select source_word, case when is_told then is_yes end as is_yes
    from {{ ref('esf_answers') }}
),

sexes as (
    select sex_id, source_word from {{ ref('sexes') }}
)

select
    entries.reported_date,
    entries.client_id,
    sexes.sex_id,
    entries.age_years,
    entries.started_date,
    entries.last_started_date > entries.started_date as is_entered_again,
    statuses.is_unemployed,
    statuses.is_employed,
    not statuses.is_unemployed and not statuses.is_employed as is_inactive,
    statuses.is_student,
    entries.unemployment_months,
    bands.isced_band_id,
    households.household_id,
    migrants.is_yes as is_migrant,
    disabled.is_yes as is_disabled,
    disadvantaged.is_yes as is_otherwise_disadvantaged,
    leavings.ended_date,
    leavings.end_status,
    entries.source_file,
    entries.source_row
from {{ ref('int_esf_entries_reported') }} as entries
left join {{ ref('int_esf_leavings_reported') }} as leavings
    on
        entries.client_id = leavings.client_id
        and entries.reported_date = leavings.reported_date
        and leavings.ended_date not between
        entries.started_date and entries.last_started_date - 1
left join sexes on entries.sex = sexes.source_word
left join statuses on entries.labour_market_status = statuses.source_word
left join bands on entries.isced_band = bands.source_word
left join households on entries.household = households.source_word
left join answers as migrants
    on entries.migrant_background = migrants.source_word
left join answers as disabled on entries.disability = disabled.source_word
left join answers as disadvantaged
    on entries.other_disadvantage = disadvantaged.source_word
