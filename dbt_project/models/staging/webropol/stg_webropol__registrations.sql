{# Grain: one row per form answer. #}
select
    vastaajanumero as registration_form_id,
    person_key,
    match_key,
    vastauspvm::date as registered_date,
    ohjaava_taho as referrer,
    kotikunta as municipality,
    aidinkieli as language,
    koulutus as education,
    tyottomyys_kk::integer as unemployment_months,
    toive as wished_coordinator,
    suostumus::boolean as has_consent,
    syntymavuosi::integer as birth_year,
    sukupuoli as sex,
    ika::integer as age_years,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'webropol_ilmoittautumiset') }}
