"""Small stores in which everything is as expected, for the tests to spoil."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from string import Template

import duckdb

from expectations.facts import ProjectFacts

FACTS = ProjectFacts(
    project_start=date(2021, 6, 1),
    project_end=date(2023, 5, 31),
    municipality="Lahti",
    age_limit=30,
    as_of_date=date(2022, 12, 31),
    is_sample=True,
    planned_duration_months=3,
    first_contact_working_days=5,
    company_contact_working_days=3,
)

RAW = """
create schema raw;
create schema quality;

create macro weekday(day) as (day + case isodow(day) when 6 then 2 when 7 then 1 else 0 end)::date;

-- Person 1–60: 1–40 served, 41–50 dropped, 51–60 open; 55–60 registered in a meeting.
create temp table persons as
select
    i,
    md5(i::text) as person_key,
    'A' || lpad(i::text, 3, '0') as asiakasnumero,
    weekday(date '2021-09-06' + (6 * i)::integer) as registered,
    20 + (i % 9)::integer as ika,
    case when i % 2 = 0 then 'Työkyky ' else 'Yritys ' end || (1 + i % 3) as koordinaattori
from generate_series(1, 60) as numbers(i);

create table raw.webropol_ilmoittautumiset as
select
    'V' || i as vastaajanumero,
    registered as vastauspvm,
    case when i % 5 = 0 then 'itse' else 'omavalmentaja' end as ohjaava_taho,
    person_key,
    year(registered)::integer - ika as syntymavuosi,
    case when i % 3 = 0 then 'nainen' else 'mies' end as sukupuoli,
    ika,
    md5('name and birth date ' || i) as match_key,
    'Lahti' as kotikunta,
    'suomi' as aidinkieli,
    'toinen aste' as koulutus,
    (i % 24)::integer as tyottomyys_kk,
    'en osaa sanoa' as toive,
    true as suostumus
from persons
where i <= 54;

create table raw.access_asiakkaat as
select
    asiakasnumero,
    person_key,
    year(registered)::integer - ika as syntymavuosi,
    case when i % 3 = 0 then 'nainen' else 'mies' end as sukupuoli,
    ika,
    md5('name and birth date ' || i) as match_key,
    registered as ilmoittautumispvm,
    case when i <= 54 then 'lomake' else 'tapaaminen' end as ilmoittautumistapa,
    'omavalmentaja' as ohjaava_taho,
    'Lahti' as kotikunta,
    'suomi' as aidinkieli,
    'toinen aste' as koulutus,
    (i % 24)::integer as tyottomyys_kk
from persons;

create table raw.access_jaksot as
select
    'J' || i as jaksonumero,
    asiakasnumero,
    koordinaattori,
    registered + 3 as alkupvm,
    case when i <= 50 then registered + 93 end as loppupvm,
    case when i <= 40 then 'palvelu päättyi' when i <= 50 then 'peruutti' end as paattymissyy,
    case
        when i > 40 then null
        when i % 3 = 0 then 'työllistyi'
        when i % 3 = 1 then 'koulutus'
        else 'jatkaa työnhakua'
    end as lopputulos
from persons;

create table raw.access_kontaktit as
select
    'K' || i || '-' || step as kontaktinumero,
    asiakasnumero,
    koordinaattori,
    weekday(registered + 3 + (14 * step)::integer) as pvm,
    case when step = 0 then 'puhelu' else 'tapaaminen' end as laji,
    'puhelin' as kanava,
    step != 3 as toteutui
from persons
cross join generate_series(0, 5) as steps(step);

create table raw.access_siirrot as
select
    'S' || i as siirtonumero,
    asiakasnumero,
    registered + 40 as pvm,
    'Työkyky 1' as lahettava,
    'Yritys 1' as vastaanottava
from persons
where i <= 20;

create table raw.crm_yritykset as
select
    '9' || lpad(i::text, 6, '0') || '-0' as y_tunnus,
    'Yritys ' || i as nimi,
    'osakeyhtiö' as yritysmuoto,
    case when i % 2 = 0 then 'Kauppa' else 'Siivous' end as toimiala,
    '1–9' as kokoluokka,
    'Lahti' as kunta,
    weekday(date '2021-10-01' + (7 * i)::integer) as liidi_pvm,
    'Rekrypiste' as liidin_lahde
from generate_series(1, 40) as numbers(i);

create table raw.crm_kontaktit as
select
    'C' || y_tunnus || step as kontaktitunnus,
    y_tunnus,
    weekday(liidi_pvm + 2 + (21 * step)::integer) as pvm,
    'puhelin' as kanava,
    'Yritys 1' as koordinaattori,
    case when step = 0 then 'ensikontakti' else 'tapaaminen' end as vaihe
from raw.crm_yritykset
cross join generate_series(0, 1) as steps(step);

create table raw.crm_tiketit as
select
    'T' || y_tunnus as tikettinumero,
    y_tunnus,
    'Yritys 1' as koordinaattori,
    liidi_pvm + 10 as avattu,
    'rekrytointi' as tarve,
    liidi_pvm + 40 as suljettu,
    'rekrytoitu' as tulos
from raw.crm_yritykset
limit 30;

create table raw.crm_ratko as
select 'R1' as tyopajanumero, y_tunnus, date '2022-05-10' as pvm, 'pidetty' as tila
from raw.crm_yritykset
order by y_tunnus
limit 1;

create table raw.esr_aloitusilmoitukset as
select
    'S22426' as hankekoodi,
    person_key,
    year(registered)::integer - ika as syntymavuosi,
    case when i % 3 = 0 then 'nainen' else 'mies' end as sukupuoli,
    ika,
    registered + 10 as aloituspvm,
    registered + 12 as allekirjoituspvm,
    'työtön' as tyomarkkina_asema,
    (i % 24)::integer as tyottomyys_kk,
    'ISCED 3–4' as koulutusaste,
    'yksin' as kotitalous,
    'ei' as maahanmuuttajatausta,
    'ei' as vammaisuus,
    'en halua vastata' as muu_heikko_asema
from persons
where i <= 40 or i > 50;

create table raw.esr_lopetusilmoitukset as
select
    'S22426' as hankekoodi,
    person_key,
    year(registered)::integer - ika as syntymavuosi,
    case when i % 3 = 0 then 'nainen' else 'mies' end as sukupuoli,
    ika,
    registered + 10 as aloituspvm,
    registered + 93 as lopetuspvm,
    registered + 97 as allekirjoituspvm,
    'suoritti loppuun' as paattyminen,
    case
        when i % 3 = 0 then 'työssä' when i % 3 = 1 then 'koulutuksessa' else 'työtön'
    end as tilanne
from persons
where i <= 40;

create table raw.kykyviisari as
select
    'KV' || i || vaihe as vastausnumero,
    asiakasnumero,
    registered + case when vaihe = 'alku' then 15 else 85 end as vastauspvm,
    vaihe,
    60::decimal(5, 2) as osallisuus,
    60::decimal(5, 2) as mieli,
    60::decimal(5, 2) as arki,
    60::decimal(5, 2) as taidot,
    60::decimal(5, 2) as keho,
    6 as tyokyky
from persons
cross join (select unnest(['alku', 'loppu']) as vaihe)
where i <= 40;

create table raw.palaute as
select
    'P' || i as vastausnumero,
    date '2022-01-03' + (7 * i)::integer as pvm,
    'yritys' as koordinaattorityyppi,
    8 + (i % 3)::integer as arvosana
from generate_series(1, 20) as numbers(i);

create table raw.tapahtumat as
select
    'E' || i as tapahtumanumero,
    'Rekrytointitapahtuma ' || i as nimi,
    date '2022-01-10' + (21 * i)::integer as pvm,
    'oma' as jarjestaja,
    null::text as kumppanit,
    25 as osallistujia
from generate_series(1, 12) as numbers(i);

create table raw.kustannukset as
select
    'X' || strftime(month, '%Y%m') || kind as tositenumero,
    last_day(month) as kirjauspvm,
    '0410' as tili,
    kind as kustannuslaji,
    'yhteinen' as kohdennus,
    case when kind = 'henkilöstö' then 20000 else 800 end::decimal(12, 2) as maara_eur
from (
    select unnest(generate_series(date '2021-06-01', date '2022-12-01', interval 1 month))::date
        as month
)
cross join (select unnest(['henkilöstö', 'tapahtumat', 'työvälineet ja tilat']) as kind);

create table raw.koordinaattorit as
select
    prefix || i as koordinaattori,
    case when prefix = 'Työkyky ' then 'työkykykoordinaattori' else 'yrityskoordinaattori' end
        as rooli,
    date '2021-06-01' as alkaen,
    null::date as paattyen,
    1::decimal(5, 4) as tyoaika_osuus,
    0.5::decimal(5, 4) as asiakastyo_osuus
from (select unnest(['Työkyky ', 'Yritys ']) as prefix)
cross join generate_series(1, 3) as numbers(i);

create table raw.tuotokset as
select
    'T' || i as tuotosnumero,
    'Tuotos ' || i as tuotos,
    'toimintamalli' as laji,
    case when i <= 3 then 'vakiintunut' when i = 4 then 'pilotoitu' end as tila,
    case when i <= 3 then 'Työllisyyspalvelut' end as omistaja
from generate_series(1, 5) as numbers(i);

create table raw.kela_paivat as
select
    person_key,
    year(registered)::integer - ika as syntymavuosi,
    case when i % 3 = 0 then 'nainen' else 'mies' end as sukupuoli,
    ika,
    counted_date as laskentapvm,
    (30 * i)::integer % 700 + case when counted_date > '2022-12-01' then 60 else 0 end
        as maksetut_paivat
from persons
cross join (select unnest([date '2022-09-30', date '2022-12-30']) as counted_date);
"""

MARTS = """
create schema raw;
create schema quality;
create schema marts;

create table marts.dim_dates as
select unnest(generate_series(date '2015-01-01', date '2035-12-31', interval 1 day))::date as date;

create table marts.rpt_metrics (metric_id text, value double, unit text);
insert into marts.rpt_metrics values
    ('registered_clients', 60, 'count'),
    ('served_clients', 40, 'count'),
    ('dropped_cancelled', 5, 'count'),
    ('dropped_not_reached', 3, 'count'),
    ('dropped_no_end_form', 1, 'count'),
    ('dropped_lost_contact', 1, 'count'),
    ('dropped_share', 0.2, 'share'),
    ('activation_share_all', 0.6, 'share'),
    ('activation_share_wac', 0.55, 'share'),
    ('feedback_grade', 9.0, 'grade'),
    ('cost_per_served_eur', 4000, 'eur');

create table marts.rpt_activation_rates as
select
    path,
    'whole' as period_id,
    0.6 as activation_share,
    0.4 as lower_share,
    0.8 as upper_share
from (select unnest(['wac', 'bc', 'shared', 'all']) as path);

create table marts.rpt_service_levels as
select 'first_contact' as level_id, 60 as case_count, 50 as on_time_count;

create table marts.rpt_unit_costs (
    period text, period_id text, team text, cost_type_id text, unit_id text, unit_count bigint,
    cost_per_unit_eur double
);
insert into marts.rpt_unit_costs values
    ('whole', 'whole', 'all', 'all', 'served', 70, 4000),
    ('year', '2021', 'all', 'all', 'served', 30, 5000),
    ('year', '2022', 'all', 'all', 'served', 40, 3000),
    ('whole', 'whole', 'bc', 'events', 'served', 35, 50),
    ('year', '2022', 'bc', 'events', 'served', 35, 0);

create table marts.rpt_targets as
select 'registered_clients' as metric_id, 0.75 as target_share;

create table marts.fct_client_journeys as
select
    md5(i::text) as client_id,
    'A' || lpad(i::text, 3, '0') as client_reference,
    date '2021-09-06' + (6 * i)::integer as registered_date,
    registered_date + 3 as first_attempt_date,
    registered_date + 4 as first_contact_date,
    registered_date + 10 as first_meeting_date,
    case when i <= 40 then registered_date + 93 end as served_date,
    case when i <= 40 then registered_date + 97 end as end_form_received_date,
    case when i between 41 and 50 then registered_date + 60 end as dropped_date,
    case when i <= 40 then 'served' when i <= 50 then 'dropped' else 'open' end as status,
    case when i <= 40 then 'wac' end as path,
    'wac' as team,
    case when i <= 40 then 'employed' end as outcome_id
from generate_series(1, 60) as numbers(i);

create table marts.rpt_cohorts as
select unnest(generate_series(date '2021-07-01', date '2022-07-01', interval 3 month))::date
    as registered_quarter;

create table marts.rpt_caseload as
select
    'Työkyky ' || (1 + i % 3) as coordinator_id,
    date '2021-09-06' + (6 * i)::integer as changed_date,
    15 + (i % 5)::integer as active_client_count,
    25::decimal(6, 2) as capacity_client_count
from generate_series(1, 60) as numbers(i);

create table marts.dim_companies as
select
    '9' || lpad(i::text, 6, '0') || '-0' as company_id,
    case when i % 2 = 0 then 'Kauppa' else 'Siivous' end as sector,
    true as is_contacted,
    i % 3 != 0 as is_cooperating
from generate_series(1, 40) as numbers(i);

create table marts.fct_costs as
select
    'X' || i as cost_id,
    date '2021-06-30' + (30 * i)::integer as booking_date,
    'staff' as cost_type_id,
    20000::decimal(12, 2) as cost_eur
from generate_series(0, 17) as numbers(i);
"""

# The loader's own columns and its ledger, the same for every raw table.
LEDGER = """
create table quality.loads (
    load_id text, file text, source text, table_name text, sha256 text, export_date date,
    export_date_basis text, encoding text, delimiter text, sheet text, status text,
    read_count bigint, accepted_count bigint, quarantined_count bigint, noise_count bigint,
    message text, accepted_reason text
);
create table quality.quarantine (
    load_id text, file text, sheet text, row_number integer, rule_id text, column_name text,
    parameters text, row_hash text
);
create table quality.noise (
    load_id text, file text, sheet text, row_number integer, kind text
)"""
DELIVERED = Template(
    """
create or replace table raw.$table as
select
    *,
    '2022-12-31/$table.csv' as _file,
    null::text as _sheet,
    (row_number() over () + 1)::integer as _row,
    'load-$table' as _load_id,
    hash('$table' || row_number() over ()) as _row_hash
from raw.$table;

insert into quality.loads by name
select
    'load-$table' as load_id,
    '2022-12-31/$table.csv' as file,
    'sample' as source,
    '$table' as table_name,
    date '2022-12-31' as export_date,
    'folder' as export_date_basis,
    'current' as status,
    count(*) as read_count,
    count(*) as accepted_count,
    0 as quarantined_count,
    0 as noise_count
from raw.$table;
"""
)


def write_raw_store(file: Path) -> None:
    """Write a raw store of a project that is under way: 60 clients, each source delivered."""
    with _writing(file) as connection:
        connection.execute(RAW)
        connection.execute(LEDGER)
        tables = connection.sql(
            "select table_name from duckdb_tables() where schema_name = 'raw' order by all"
        ).fetchall()
        for (table,) in tables:
            connection.execute(DELIVERED.substitute(table=table))


def write_marts_store(file: Path) -> None:
    """Write the marts of the same project, as far as expectations read them."""
    with _writing(file) as connection:
        connection.execute(MARTS)


def spoil(file: Path, statements: str) -> None:
    """Change a store as a bad delivery would have changed it."""
    with _writing(file) as connection:
        connection.execute(statements)


@contextmanager
def _writing(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    # Under a name of its own: in a file called raw.duckdb the table raw.x is ambiguous.
    with duckdb.connect() as connection:
        connection.execute(f"attach '{file}' as store")
        connection.execute("use store")
        yield connection
