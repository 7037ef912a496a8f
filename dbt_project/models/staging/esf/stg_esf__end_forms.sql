{# Grain: one row per ESF end form. #}
select
    hankekoodi as project_code,
    person_key as client_id,
    aloituspvm::date as started_date,
    lopetuspvm::date as ended_date,
    allekirjoituspvm::date as received_date,
    paattyminen as completion,
    tilanne as labour_market_status,
    syntymavuosi::integer as birth_year,
    sukupuoli as sex,
    ika::integer as age_years,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'esr_lopetusilmoitukset') }}
