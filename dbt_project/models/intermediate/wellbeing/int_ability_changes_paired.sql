{# Grain: one row per client and scale with a score at the start of the service
   and one at its end: the first of the starts, the last of the ends. #}
with

scores as (
    unpivot (
        select
            answer_id,
            client_id,
            answered_date,
            is_start,
            inclusion_score as inclusion,
            mind_score as mind,
            everyday_life_score as everyday_life,
            skills_score as skills,
            body_score as body,
            work_ability_score as work_ability
        from {{ ref('int_ability_answers_attributed') }}
    )
    on inclusion, mind, everyday_life, skills, body, work_ability
    into
    name scale_id
    value score
),

first_and_last_scores as (
    select
        client_id,
        scale_id,
        min(answered_date) filter (where is_start) as start_date,
        max(answered_date) filter (where not is_start) as end_date,
        arg_min(score, (answered_date, answer_id)) filter (where is_start)
            as start_score,
        arg_max(score, (answered_date, answer_id)) filter (where not is_start)
            as end_score
    from scores
    group by all
)

select
    client_id,
    scale_id,
    start_date,
    end_date,
    start_score,
    end_score,
    end_score - start_score as change
from first_and_last_scores
where start_date <= end_date
