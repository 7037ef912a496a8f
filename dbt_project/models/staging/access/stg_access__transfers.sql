{# Grain: one row per transfer from one coordinator to another. #}
select
    siirtonumero as transfer_id,
    asiakasnumero as client_reference,
    pvm::date as transfer_date,
    lahettava as from_coordinator_id,
    vastaanottava as to_coordinator_id,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'access_siirrot') }}
