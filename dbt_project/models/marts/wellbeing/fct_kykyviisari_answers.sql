{# Grain: one row per Kykyviisari answer. #}
select
    answer_id,
    client_id,
    answered_date,
    is_start,
    inclusion_score,
    mind_score,
    everyday_life_score,
    skills_score,
    body_score,
    work_ability_score,
    source_file,
    source_sheet,
    source_row,
    source_load_id,
    source_row_hash
from {{ ref('int_ability_answers_attributed') }}
