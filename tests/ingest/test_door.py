"""What passes the door: pseudonyms, birth year, sex and age, and nothing that names a person."""

import re
import shutil
from datetime import date

import polars as pl
import pytest

from ingest.identity import Door
from tests.ingest.inboxes import (
    CLIENTS,
    DAY,
    END_FORMS,
    SOURCE_FILES,
    Inbox,
    sample_identity,
    write_workbook,
)

IDENTITY = re.compile(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]")
PERSONAL = (
    *("Testi Henkilö", "Toinen Testi", "Henkilö", "040 000"),
    *("@", "example.invalid", "naapuri", "ei vastannut", "muistio", "Kiitos", "palkat"),
)
KEY = bytes(range(32))
BORN = date(1999, 5, 1)
MAN, WOMAN = sample_identity(BORN, 901), sample_identity(date(2001, 2, 28), 950)


def _texts(inbox: Inbox) -> list[tuple[str, str]]:
    with inbox.reading() as connection:
        columns = connection.execute(
            "select schema_name, table_name, column_name from duckdb_columns()"
            " where data_type = 'VARCHAR' and schema_name in ('raw', 'quality')"
        ).fetchall()
        return [
            (f"{schema}.{table}.{column}", value)
            for schema, table, column in columns
            for (value,) in connection.table(f"{schema}.{table}")
            .filter(f'"{column}" is not null')
            .project(f'"{column}"')
            .fetchall()
        ]


def test_nothing_personal_is_in_any_text_of_the_raw_store(inbox: Inbox) -> None:
    shutil.copytree(SOURCE_FILES, inbox.root / DAY)
    inbox.load()
    delivered = "".join(
        path.read_text(encoding="utf-8") for path in sorted(SOURCE_FILES.glob("*.csv"))
    )
    assert all(word in delivered for word in PERSONAL)
    texts = _texts(inbox)
    assert len(texts) > 300
    leaked = [
        place
        for place, value in texts
        if IDENTITY.search(value) or any(word in value for word in PERSONAL)
    ]
    assert leaked == []


def test_name_of_a_sole_trader_is_emptied_and_of_a_company_kept(inbox: Inbox) -> None:
    text = (SOURCE_FILES / "crm_yritykset_wrong_check_digit.csv").read_text(encoding="utf-8")
    header, company, _ = text.splitlines()
    trader = company.replace("0149669-3", "9000000-3").replace("osakeyhtiö", "Toiminimi")
    unknown = company.replace("0149669-3", "9000001-1").replace("osakeyhtiö", "")
    inbox.put_csv(f"{DAY}/crm_yritykset.csv", [header], [company], [trader], [unknown])
    inbox.load()
    assert inbox.rows("select nimi, yritysmuoto from raw.crm_yritykset order by y_tunnus") == [
        ("Testi Oy", "osakeyhtiö"),
        (None, "toiminimi"),
        (None, None),
    ]


def test_one_person_has_one_key_in_every_source_and_spelling(inbox: Inbox) -> None:
    inbox.put_csv(
        f"{DAY}/access_asiakkaat.csv",
        CLIENTS,
        ("1", f" {MAN.lower()}\u00a0", "", "", "1.5.2022", "lomake", *[""] * 6),
        ("2", WOMAN, "", "", "27.2.2022", "lomake", *[""] * 6),
    )
    form = ["X1", MAN, date(2022, 4, 30), date(2022, 5, 1), date(2022, 5, 2)]
    write_workbook(
        inbox.root / DAY / "esr_lopetusilmoitukset.xlsx",
        {"Lopetusilmoitukset": [END_FORMS, [*form, "keskeytti", "työssä"]]},
    )
    inbox.load()
    clients = inbox.rows(
        "select person_key, syntymavuosi, sukupuoli, ika from raw.access_asiakkaat"
        " order by asiakasnumero"
    )
    forms = inbox.rows("select person_key, ika from raw.esr_lopetusilmoitukset")
    assert [row[1:] for row in clients] == [(1999, "mies", 23), (2001, "nainen", 20)]
    assert forms == [(clients[0][0], 23)]
    assert re.fullmatch("[0-9a-f]{32}", clients[0][0])
    assert clients[0][0] != clients[1][0]


def test_keys_follow_the_secret() -> None:
    def key_of(secret: bytes) -> str:
        people = Door(secret, allow_test_ids=True).admit(pl.Series([MAN, MAN, None]))
        assert people.height == 1
        return str(people["person_key"][0])

    assert key_of(KEY) == key_of(KEY)
    assert key_of(KEY) != key_of(KEY[::-1])


@pytest.mark.parametrize(
    ("identity", "year"),
    [
        ("010599-9019", 1999),
        ("010599Y9019", 1999),
        ("010501A901" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[10501901 % 31], 2001),
        ("010501F901" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[10501901 % 31], 2001),
    ],
)
def test_every_century_mark_is_understood(identity: str, year: int) -> None:
    people = Door(KEY, allow_test_ids=True).admit(pl.Series([identity]))
    assert people["birth_date"].dt.year().to_list() == [year]


@pytest.mark.parametrize("identity", ["010599-9018", "310299-901A", "0105999019", "x", ""])
def test_invalid_identity_is_not_admitted(identity: str) -> None:
    assert Door(KEY, allow_test_ids=True).admit(pl.Series([identity])).is_empty()
