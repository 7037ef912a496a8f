"""Writes the input of benchmarks/ingest.py: what one client database would export of N clients.

A client has about 13.7 rows, of which one contact in a thousand has an impossible date. DuckDB
writes them, as the sample (`kunto sample`) takes far longer to simulate lives that hang together.
"""

import sys
from pathlib import Path

import duckdb

CONTACTS_PER_CLIENT = 12
FAULTY_EVERY = 1000

_IDENTITY = """
    create macro identity_of(client) as (
        with parts as (
            select
                strftime(date '1960-01-01' + (client % 14000)::integer, '%d%m%y') as day,
                lpad((900 + client // 14000 % 100)::varchar, 3, '0') as number,
                substr('-YXWVU', 1 + (client // 1400000 % 6)::integer, 1) as century
        )
        select day || century || number || substr(
            '0123456789ABCDEFHJKLMNPRSTUVWXY', 1 + ((day || number)::bigint % 31)::integer, 1
        )
        from parts
    )
"""
_DAY = """
    create macro written(days) as
        strftime(date '2022-01-03' + (days % 700)::integer, '%d.%m.%Y')
"""
_CLIENTS = """
    select
        client as "Asiakasnumero", identity_of(client) as "Henkilötunnus",
        'Testi ' || client as "Nimi", null as "Puhelin", written(client * 7) as "Ilmoittautunut",
        ['lomake', 'tapaaminen'][1 + client % 2] as "Ilmoittautumistapa",
        'omavalmentaja' as "Ohjaava taho", 'Lahti' as "Kotikunta", 'suomi' as "Äidinkieli",
        ['perusaste', 'toinen aste'][1 + client % 2] as "Koulutus",
        client % 60 as "Työttömyys kk", 'Synteettinen' as "Lisätiedot"
    from range(1, $clients + 1) as r(client)
"""
_PERIODS = """
    select
        period as "Jaksonumero", 1 + period % $clients as "Asiakasnumero",
        'Työkyky ' || (period % 2000) as "Koordinaattori", written(period) as "Alkupvm",
        null as "Loppupvm", null as "Päättymissyy", null as "Lopputulos"
    from range(1, $clients * 13 // 20 + 1) as r(period)
"""
_CONTACTS = f"""
    select
        contact as "Kontaktinumero", 1 + contact * 7919 % $clients as "Asiakasnumero",
        'Työkyky ' || (contact % 2000) as "Koordinaattori",
        if(contact % {FAULTY_EVERY} = 0, '31.02.2023', written(contact)) as "Pvm",
        ['puhelu', 'viesti', 'tapaaminen', 'yhteistapaaminen'][1 + contact % 4] as "Laji",
        ['puhelin', 'sähköposti', 'toimisto', 'verkko'][1 + contact % 4] as "Kanava",
        if(contact % 5 = 0, 'ei', 'kyllä') as "Toteutui"
    from range(1, $clients * {CONTACTS_PER_CLIENT} + 1) as r(contact)
"""  # noqa: S608 – the figures above
_QUERIES = {
    "access_asiakkaat": _CLIENTS,
    "access_jaksot": _PERIODS,
    "access_kontaktit": _CONTACTS,
}


def write_input(folder: Path, clients: int) -> None:
    """Write a delivery of three tables into a folder."""
    folder.mkdir(parents=True)
    with duckdb.connect() as connection:
        for macro in (_IDENTITY, _DAY):
            connection.execute(macro)
        for table, query in _QUERIES.items():
            rows = connection.sql(query, params={"clients": clients})
            rows.write_csv(str(folder / f"{table}.csv"), sep=";")


def right_rows(clients: int) -> int:
    """Count the rows that are right: all but every thousandth contact."""
    contacts = clients * CONTACTS_PER_CLIENT
    return clients + clients * 13 // 20 + contacts - contacts // FAULTY_EVERY


if __name__ == "__main__":
    write_input(Path(sys.argv[1]), int(sys.argv[2]))
