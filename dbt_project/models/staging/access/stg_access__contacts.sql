{# Grain: one row per contact or attempt. #}
select
    kontaktinumero as contact_id,
    asiakasnumero as client_reference,
    koordinaattori as coordinator_id,
    pvm::date as contact_date,
    laji as contact_type,
    kanava as contact_channel,
    toteutui::boolean as is_reached,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'access_kontaktit') }}
