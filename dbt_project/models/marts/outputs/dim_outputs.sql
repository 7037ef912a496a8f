{# Grain: one row per output of the project. #}
with

kinds as (
    select output_kind_id, source_word from {{ ref('output_kinds') }}
),

statuses as (
    select output_status_id, source_word, is_lasting
    from {{ ref('output_statuses') }}
)

select
    outputs.output_id,
    outputs.output_name,
    kinds.output_kind_id,
    coalesce(statuses.output_status_id, 'under_way') as output_status_id,
    coalesce(statuses.is_lasting, false) as is_lasting,
    outputs.owner_after_project,
    outputs.source_file,
    outputs.source_sheet,
    outputs.source_row,
    outputs.source_load_id,
    outputs.source_row_hash
from {{ ref('stg_outputs__outputs') }} as outputs
left join kinds on outputs.output_kind = kinds.source_word
left join statuses on outputs.output_status = statuses.source_word
