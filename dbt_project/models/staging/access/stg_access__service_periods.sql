{# Grain: one row per service period of one client with one coordinator. #}
select
    jaksonumero as service_period_id,
    asiakasnumero as client_reference,
    koordinaattori as coordinator_id,
    alkupvm::date as started_date,
    loppupvm::date as ended_date,
    paattymissyy as end_reason,
    lopputulos as outcome,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'access_jaksot') }}
