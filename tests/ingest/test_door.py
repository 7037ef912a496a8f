"""What passes the door: pseudonyms, birth year, sex and age, and nothing that names a person."""

import os
import re
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest import identity
from ingest.identity import Door, read_or_make_key
from kunto.errors import KuntoError
from tests.ingest.inboxes import (
    CLIENTS,
    DAY,
    END_FORMS,
    SOURCE_FILES,
    TRANSFER,
    TRANSFERS,
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


def test_key_is_made_once_readable_by_its_owner_only(tmp_path: Path) -> None:
    key_file = tmp_path / "keys" / "person.key"
    made = read_or_make_key(key_file)
    assert len(made) == 32
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert read_or_make_key(key_file) == made
    assert read_or_make_key(tmp_path / "other.key") != made


def test_store_keeps_to_one_key_so_that_a_person_stays_one(inbox: Inbox) -> None:
    client = ("1", MAN, "", "", "1.5.2022", "lomake", *[""] * 6)
    inbox.put_csv(f"{DAY}/access_asiakkaat.csv", CLIENTS, client)
    inbox.load()
    before = inbox.contents()
    secret = inbox.key_file.read_text().strip()
    assert secret not in str(before)
    inbox.key_file.write_text(KEY.hex())
    inbox.put_csv("2023-05-31/access_asiakkaat.csv", CLIENTS, client)
    with pytest.raises(KuntoError, match="loaded with another key file"):
        inbox.load()
    assert inbox.contents() == before


def test_no_key_is_made_for_a_store_that_was_loaded_with_another(inbox: Inbox) -> None:
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    before = inbox.contents()
    shutil.rmtree(inbox.key_file.parent)
    with pytest.raises(KuntoError, match=r"person\.key is missing.*Restore it from its backup"):
        inbox.load()
    assert not inbox.key_file.parent.exists()
    assert inbox.contents() == before


def test_key_made_at_the_same_time_by_another_is_the_one_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file = tmp_path / "keys" / "person.key"
    make = identity._make_key

    def make_after_another(file: Path) -> None:
        file.parent.mkdir()
        file.write_text(KEY.hex())
        make(file)

    monkeypatch.setattr(identity, "_make_key", make_after_another)
    assert read_or_make_key(key_file) == KEY


def test_keys_of_many_at_once_are_one(tmp_path: Path) -> None:
    key_file = tmp_path / "keys" / "person.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: read_or_make_key(key_file), range(40)))
    assert len(keys) == 1
    assert list(key_file.parent.iterdir()) == [key_file]


def test_key_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file = tmp_path / "keys" / "person.key"
    synced: list[tuple[bool, bool]] = []

    def told_of(descriptor: int) -> None:
        is_directory = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append((is_directory, key_file.exists()))

    monkeypatch.setattr(os, "fsync", told_of)
    read_or_make_key(key_file)
    assert synced == [(False, False), (True, True)]


@pytest.mark.parametrize("content", ["", "abcd", "not hexadecimal"])
def test_damaged_key_is_refused_and_not_replaced(tmp_path: Path, content: str) -> None:
    key_file = tmp_path / "person.key"
    key_file.write_text(content)
    with pytest.raises(KuntoError, match="Restore it from its backup"):
        read_or_make_key(key_file)
    assert key_file.read_text() == content
