{# Rows: deliveries whose ledger does not add up, or is not borne out by the
   quarantine and the noise that are kept of them. #}
with

quarantined as (
    select load_id, file, sheet, count(*) as row_count
    from {{ source('quality', 'quarantine') }}
    group by all
),

noise as (
    select load_id, file, sheet, count(*) as row_count
    from {{ source('quality', 'noise') }}
    group by all
),

loads as (
    select
        load_id,
        file,
        sheet,
        read_count,
        accepted_count,
        quarantined_count,
        noise_count
    from {{ source('quality', 'loads') }}
)

select
    loads.*,
    coalesce(quarantined.row_count, 0) as quarantined_row_count,
    coalesce(noise.row_count, 0) as noise_row_count
from loads
left join quarantined
    on
        loads.load_id = quarantined.load_id
        and loads.file = quarantined.file
        and loads.sheet is not distinct from quarantined.sheet
left join noise
    on
        loads.load_id = noise.load_id
        and loads.file = noise.file
        and loads.sheet is not distinct from noise.sheet
where
    loads.read_count
    != loads.accepted_count + loads.quarantined_count + loads.noise_count
    or loads.quarantined_count != coalesce(quarantined.row_count, 0)
    or loads.noise_count != coalesce(noise.row_count, 0)
