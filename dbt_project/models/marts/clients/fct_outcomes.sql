{# Grain: one row per served client. #}
with

journeys as (
    select client_id, path, served_date
    from {{ ref('int_client_journeys_assembled') }}
)

select
    outcomes.client_id,
    journeys.path,
    outcomes.outcome_id,
    journeys.served_date,
    outcomes.is_activated,
    outcomes.is_esf_immediate_result,
    outcomes.source_file,
    outcomes.source_sheet,
    outcomes.source_row,
    outcomes.source_load_id,
    outcomes.source_row_hash
from {{ ref('int_client_outcomes') }} as outcomes
inner join journeys on outcomes.client_id = journeys.client_id
