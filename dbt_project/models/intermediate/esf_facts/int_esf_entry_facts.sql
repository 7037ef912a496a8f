{# Grain: one row per participation, day of reporting and fact that held when the
   person entered, or of which the person did not tell. #}
with

facts as (
    select
        reported_date,
        client_id,
        sex_id,
        started_date,
        unnest([
            { 'fact_id': 'participant', 'holds': true },
            { 'fact_id': 'unemployed', 'holds': is_unemployed },
            {
                'fact_id': 'long_term_unemployed',
                'holds': is_unemployed and unemployment_months > case
                    when age_years < {{ var('esf_young_age_limit') }}
                        then {{ var('esf_long_term_months_young') }}
                    else {{ var('esf_long_term_months') }}
                end
            },
            { 'fact_id': 'inactive', 'holds': is_inactive },
            {
                'fact_id': 'inactive_not_in_education',
                'holds': is_inactive and not is_student
            },
            { 'fact_id': 'employed', 'holds': is_employed },
            { 'fact_id': 'under_18', 'holds': age_years < 18 },
            { 'fact_id': 'under_25', 'holds': age_years < 25 },
            { 'fact_id': 'age_18_29', 'holds': age_years between 18 and 29 },
            { 'fact_id': 'over_54', 'holds': age_years > 54 },
            {
                'fact_id': 'over_54_without_work',
                'holds': age_years > 54 and not is_employed and not is_student
            },
            { 'fact_id': isced_band_id, 'holds': true },
            { 'fact_id': 'migrant', 'holds': is_migrant },
            { 'fact_id': 'disability', 'holds': is_disabled },
            {
                'fact_id': 'other_disadvantage',
                'holds': is_otherwise_disadvantaged
            }
        ]) as fact
    from {{ ref('int_esf_participations_reported') }}
)

select
    reported_date,
    client_id,
    sex_id,
    fact['fact_id'] as fact_id,
    started_date as counted_date,
    coalesce(fact['holds'], false) as is_counted
from facts
where fact['holds'] is distinct from false and fact['fact_id'] is not null
