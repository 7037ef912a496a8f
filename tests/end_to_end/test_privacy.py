"""Names, identity numbers, contact data and free text of the sample stay at the door."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import fastexcel
import pytest

from kunto.releases import ReleaseStore
from tests.conftest import settings_at

IDENTITY = re.compile(r"\b\d{6}[-+YXWVUABCDEF]\d{3}[0-9A-FHJ-NPR-Y]\b")
PERSONAL_COLUMNS = re.compile(
    r"nimi|puhelin|sähköposti|henkilötunnus|lisätiedot|muistiinpano|palaute$"
    r"|yhteyshenkilö|muu, mikä",
    re.IGNORECASE,
)
NOT_OF_PEOPLE = re.compile(r"yrityksen nimi|^nimi$", re.IGNORECASE)


def _delivered(data: Path) -> Iterator[tuple[str, str, str]]:
    """Give file, header and value of every delivered cell of a personal column."""
    inbox = settings_at(data).paths.inbox
    for path in sorted(inbox.rglob("*.csv")):
        text = path.read_bytes()
        decoded = text.decode("utf-8-sig") if _is_utf8(text) else text.decode("cp1252")
        rows = csv.reader(io.StringIO(decoded, newline=""), delimiter=";")
        yield from _cells(path.name, list(rows))
    for path in sorted(inbox.rglob("*.xlsx")):
        sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string")
        yield from _cells(path.name, [list(map(str, row)) for row in sheet.to_polars().rows()])


def _cells(name: str, rows: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    header: list[str] = []
    for row in rows:
        if not header and sum(bool(PERSONAL_COLUMNS.search(cell)) for cell in row) and len(row) > 2:
            header = row
            continue
        if len(row) != len(header):
            continue
        for column, value in zip(header, row, strict=True):
            is_personal = PERSONAL_COLUMNS.search(column)
            if is_personal and not (
                name != "access_asiakkaat.csv" and NOT_OF_PEOPLE.search(column)
            ):
                yield name, column, value.strip(" \"'\u00a0")


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _stored(data: Path) -> Iterator[tuple[str, str]]:
    """Give table and value of every text in the raw store and in every release."""
    settings = settings_at(data)
    files = [settings.paths.raw_store]
    files += [release.file for release in ReleaseStore(settings.paths.releases).list()]
    for file in files:
        with duckdb.connect(str(file), read_only=True) as connection:
            columns = connection.execute(
                "select schema_name, table_name, column_name from duckdb_columns()"
                " where data_type = 'VARCHAR' and database_name = current_database()"
                " and schema_name not in ('information_schema', 'pg_catalog')"
            ).fetchall()
            for schema, table, column in columns:
                values = connection.execute(
                    f'select distinct "{column}" from "{schema}"."{table}"'  # noqa: S608
                    f' where "{column}" is not null'
                ).fetchall()
                yield from ((f"{file.name} {schema}.{table}.{column}", v) for (v,) in values)


@pytest.fixture(scope="module")
def personal(demo_data: Path) -> set[str]:
    values = {value for _, _, value in _delivered(demo_data) if len(value) > 6}
    assert sum(bool(IDENTITY.search(value)) for value in values) > 300
    assert sum("@" in value for value in values) > 200
    assert sum("Testi" in value for value in values) > 200
    return values


def test_no_personal_value_is_in_any_table(demo_data: Path, personal: set[str]) -> None:
    leaked = [
        place
        for place, value in _stored(demo_data)
        if value in personal or IDENTITY.search(value) or "@" in value
    ]
    assert leaked == []


def test_no_personal_value_is_in_any_other_file(demo_data: Path, personal: set[str]) -> None:
    settings = settings_at(demo_data)
    marks = [value.encode() for value in personal if IDENTITY.search(value) or "@" in value]
    others = [
        path
        for path in sorted(settings.paths.data.rglob("*"))
        if path.is_file()
        and not path.is_relative_to(settings.paths.inbox)
        and not path.is_relative_to(settings.paths.landing)
    ]
    assert len(others) > 5
    for path in others:
        content = path.read_bytes()
        assert not [mark for mark in marks if mark in content], path.name


def test_what_was_delivered_is_kept_for_its_owner_only(demo_data: Path) -> None:
    landing = settings_at(demo_data).paths.landing
    kept = {path for path in landing.rglob("*") if path.is_file()}
    assert len(kept) > 20
    assert {path.stat().st_mode & 0o077 for path in (landing, *landing.rglob("*"))} == {0}


def test_the_person_key_is_readable_by_its_owner_only(demo_data: Path) -> None:
    key = settings_at(demo_data).paths.person_key
    assert key.stat().st_mode & 0o777 == 0o600
    secret = key.read_bytes().strip()
    for path in settings_at(demo_data).paths.data.rglob("*"):
        if path.is_file() and path != key:
            assert secret not in path.read_bytes(), path.name
