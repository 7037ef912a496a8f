{# Grain: one row per Ratko workshop. #}
select
    tyopajanumero as workshop_id,
    y_tunnus as company_id,
    pvm::date as workshop_date,
    tila as workshop_state,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'crm_ratko') }}
