{# Grain: one row per output of the project. #}
select
    tuotosnumero as output_id,
    tuotos as output_name,
    laji as output_kind,
    tila as output_status,
    omistaja as owner_after_project,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'tuotokset') }}
