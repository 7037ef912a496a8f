{# Grain: one row per anonymous reply. #}
select
    vastausnumero as feedback_id,
    pvm::date as feedback_date,
    koordinaattorityyppi as coordinator_kind,
    arvosana::integer as grade,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'palaute') }}
