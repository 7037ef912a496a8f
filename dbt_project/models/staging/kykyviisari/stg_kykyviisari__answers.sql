{# Grain: one row per Kykyviisari answer. #}
select
    vastausnumero as answer_id,
    asiakasnumero as client_reference,
    vastauspvm::date as answered_date,
    vaihe as answer_phase,
    osallisuus::decimal(5, 2) as inclusion_score,
    mieli::decimal(5, 2) as mind_score,
    arki::decimal(5, 2) as everyday_life_score,
    taidot::decimal(5, 2) as skills_score,
    keho::decimal(5, 2) as body_score,
    tyokyky::integer as work_ability_score,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'kykyviisari') }}
