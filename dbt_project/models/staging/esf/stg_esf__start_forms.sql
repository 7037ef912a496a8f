{# Grain: one row per ESF start form. #}
select
    hankekoodi as project_code,
    person_key as client_id,
    aloituspvm::date as started_date,
    allekirjoituspvm::date as signed_date,
    tyomarkkina_asema as labour_market_status,
    tyottomyys_kk::integer as unemployment_months,
    koulutusaste as isced_band,
    kotitalous as household,
    maahanmuuttajatausta as migrant_background,
    vammaisuus as disability,
    muu_heikko_asema as other_disadvantage,
    syntymavuosi::integer as birth_year,
    sukupuoli as sex,
    ika::integer as age_years,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'esr_aloitusilmoitukset') }}
