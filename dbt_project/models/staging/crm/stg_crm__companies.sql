{# Grain: one row per company. #}
select
    y_tunnus as company_id,
    nimi as company_name,
    yritysmuoto as company_form,
    toimiala as sector,
    kokoluokka as size_class,
    kunta as municipality,
    liidi_pvm::date as lead_date,
    liidin_lahde as lead_source,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'crm_yritykset') }}
