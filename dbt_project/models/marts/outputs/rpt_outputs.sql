{# Grain: one row per status of outputs, those still under way included; a
   status without outputs counts 0, and nothing is counted without a list. #}
with

statuses as (
    select output_status_id, is_lasting from {{ ref('output_statuses') }}
    union all by name
    select 'under_way' as output_status_id, false as is_lasting
),

collected as (
    select count(*) > 0 as is_collected
    from {{ ref('stg_quality__loads') }}
    where raw_table = 'tuotokset'
),

counts as (
    select output_status_id, count(*) as output_count
    from {{ ref('dim_outputs') }}
    group by all
)

select
    statuses.output_status_id,
    statuses.is_lasting,
    collected.is_collected,
    case
        when collected.is_collected then coalesce(counts.output_count, 0)
    end as output_count
from statuses
cross join collected
left join counts on statuses.output_status_id = counts.output_status_id
