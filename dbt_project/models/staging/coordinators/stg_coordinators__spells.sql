{# Grain: one row per coordinator and employment spell. #}
select
    koordinaattori as coordinator_id,
    rooli as role,
    alkaen::date as employed_from_date,
    paattyen::date as employed_to_date,
    tyoaika_osuus::decimal(5, 4) as working_time_share,
    asiakastyo_osuus::decimal(5, 4) as client_work_share,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'koordinaattorit') }}
