{# Grain: one row per event. #}
select
    tapahtumanumero as event_id,
    nimi as event_name,
    pvm::date as event_date,
    jarjestaja as organiser,
    kumppanit as partners,
    osallistujia::integer as participant_count,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'tapahtumat') }}
