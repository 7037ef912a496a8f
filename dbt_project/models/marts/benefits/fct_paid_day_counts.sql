{# Grain: one row per registered client and day of a Kela count up to the day
   of the release. #}
with

registered as (
    select client_id from {{ ref('int_persons_registered') }}
)

select
    counts.client_id,
    counts.counted_date,
    counts.paid_days,
    row_number() over (
        partition by counts.client_id order by counts.counted_date desc
    ) = 1 as is_latest,
    counts.source_file,
    counts.source_sheet,
    counts.source_row,
    counts.source_load_id,
    counts.source_row_hash
from {{ ref('stg_kela__day_counts') }} as counts
inner join registered on counts.client_id = registered.client_id
where counts.counted_date <= {{ as_of_date() }}
