{# Grain: one row per booking of the ledger. #}
select
    tositenumero as cost_id,
    kirjauspvm::date as booking_date,
    tili as account,
    kustannuslaji as cost_type,
    kohdennus as allocation,
    maara_eur::decimal(12, 2) as cost_eur,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'kustannukset') }}
