{# Grain: one row per person and day of the count. #}
select
    person_key as client_id,
    laskentapvm::date as counted_date,
    maksetut_paivat::integer as paid_days,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'kela_paivat') }}
