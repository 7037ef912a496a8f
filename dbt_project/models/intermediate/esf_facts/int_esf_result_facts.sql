{# Grain: one row per ended participation, day of reporting and immediate result
   reached, or of which the person's answers do not tell. #}
with

participations as (
    select
        reported_date,
        client_id,
        sex_id,
        ended_date,
        is_inactive,
        is_employed as was_employed,
        is_student as was_student,
        is_migrant or is_disabled or is_otherwise_disadvantaged
            as is_disadvantaged
    from {{ ref('int_esf_participations_reported') }}
),

results as (
    select
        participations.*,
        participations.is_inactive and results.is_job_searching
            as is_now_searching,
        results.is_in_education and not participations.was_student
            as is_now_in_education,
        results.is_employed and not participations.was_employed
            as is_now_employed
    from participations
    inner join {{ ref('int_esf_results_reported') }} as results
        on
            participations.client_id = results.client_id
            and participations.reported_date = results.reported_date
),

facts as (
    select
        reported_date,
        client_id,
        sex_id,
        ended_date,
        unnest([
            { 'fact_id': 'result_job_search', 'holds': is_now_searching },
            { 'fact_id': 'result_education', 'holds': is_now_in_education },
            { 'fact_id': 'result_employed', 'holds': is_now_employed },
            {
                'fact_id': 'result_disadvantaged',
                'holds': is_disadvantaged and (
                    is_now_searching or is_now_in_education or is_now_employed
                )
            }
        ]) as fact
    from results
)

select
    reported_date,
    client_id,
    sex_id,
    fact['fact_id'] as fact_id,
    ended_date as counted_date,
    coalesce(fact['holds'], false) as is_counted
from facts
where fact['holds'] is distinct from false
