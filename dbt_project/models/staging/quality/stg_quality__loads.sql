{# Grain: one row per delivered file that is in use. #}
select
    load_id,
    file as source_file,
    table_name as raw_table,
    export_date
from {{ source('quality', 'loads') }}
where status = 'current'
