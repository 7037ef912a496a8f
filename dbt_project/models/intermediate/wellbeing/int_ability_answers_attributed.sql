{# Grain: one row per Kykyviisari answer of a registered client up to the day of
   the release. #}
with

clients as (
    select client_reference, client_id
    from {{ ref('int_client_references_resolved') }}
),

stages as (
    select source_word, is_start from {{ ref('ability_stages') }}
)

select
    answers.answer_id,
    clients.client_id,
    answers.answered_date,
    stages.is_start,
    answers.inclusion_score,
    answers.mind_score,
    answers.everyday_life_score,
    answers.skills_score,
    answers.body_score,
    answers.work_ability_score,
    answers.source_file,
    answers.source_sheet,
    answers.source_row,
    answers.source_load_id,
    answers.source_row_hash
from {{ ref('stg_kykyviisari__answers') }} as answers
inner join clients on answers.client_reference = clients.client_reference
left join stages on answers.answer_phase = stages.source_word
where answers.answered_date <= {{ as_of_date() }}
