{# Grain: one row per ticket of a company's need. #}
select
    tikettinumero as ticket_id,
    y_tunnus as company_id,
    koordinaattori as coordinator_id,
    avattu::date as opened_date,
    tarve as ticket_need,
    suljettu::date as closed_date,
    tulos as ticket_result,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'crm_tiketit') }}
