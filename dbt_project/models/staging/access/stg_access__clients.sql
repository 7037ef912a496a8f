{# Grain: one row per client of the client database. #}
select
    asiakasnumero as client_reference,
    person_key,
    match_key,
    ilmoittautumispvm::date as registered_date,
    ilmoittautumistapa as registration_channel,
    ohjaava_taho as referrer,
    kotikunta as municipality,
    aidinkieli as language,
    koulutus as education,
    tyottomyys_kk::integer as unemployment_months,
    syntymavuosi::integer as birth_year,
    sukupuoli as sex,
    ika::integer as age_years,
    _file as source_file,
    _sheet as source_sheet,
    _row::integer as source_row,
    _load_id as source_load_id,
    to_hex(_row_hash) as source_row_hash
from {{ source('raw', 'access_asiakkaat') }}
