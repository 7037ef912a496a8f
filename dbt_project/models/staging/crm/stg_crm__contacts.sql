{# Grain: one row per contact with a company. #}
select
    kontaktitunnus as company_contact_id,
    y_tunnus as company_id,
    pvm::date as contact_date,
    kanava as contact_channel,
    koordinaattori as coordinator_id,
    vaihe as company_contact_stage,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'crm_kontaktit') }}
