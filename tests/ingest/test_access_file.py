"""Access databases: every table of a contract is a load of its own, read as Access shows it."""

import struct
from datetime import date
from pathlib import Path

import pytest

from ingest.reading import opened_source
from ingest.sandboxed.jet_values import FIXED, numeric_text, text_of
from kunto.errors import UnreadableFileError
from tests.ingest.inboxes import DAY, TRANSFER, TRANSFERS, Inbox

FILES = Path(__file__).parents[1] / "data" / "access"
DATABASES = sorted(path.name for path in FILES.glob("asiakastietokanta.*"))


def _cells(path: Path, table: str, scratch: Path) -> list[tuple[str | None, ...]]:
    """Give the rows of a table, the column names first."""
    with opened_source(path, file=path.name, scratch=scratch) as source:
        preview = next(preview for preview in source.previews if preview.sheet == table)
        return [tuple(cell or None for cell in row) for row in preview.rows]


@pytest.mark.parametrize("name", DATABASES)
def test_each_table_of_a_contract_is_a_load_of_its_own(inbox: Inbox, name: str) -> None:
    inbox.put(f"{DAY}/{name}", (FILES / name).read_bytes())
    report = inbox.load()
    assert [(file.part, file.status, file.read, file.accepted) for file in report.files] == [
        ("Asiakkaat", "loaded", 4, 4),
        ("Jaksot", "loaded", 3, 2),
        ("Kontaktit", "loaded", 300, 300),
        ("Siirrot", "loaded", 1, 1),
    ]
    assert report.files[0].message == "Other tables not read: Asetukset."
    assert inbox.rows("select sheet, row_number, rule_id from quality.quarantine") == [
        ("Jaksot", 4, "date_order")
    ]
    assert inbox.load().changed is False


@pytest.mark.parametrize("name", DATABASES)
def test_values_are_those_that_access_shows(inbox: Inbox, name: str) -> None:
    inbox.put(f"{DAY}/{name}", (FILES / name).read_bytes())
    inbox.load()
    assert inbox.raw(
        "access_asiakkaat", "asiakasnumero", "ilmoittautumispvm", "aidinkieli", "tyottomyys_kk"
    ) == [
        ("1", date(2021, 9, 17), None, None),
        ("3", date(2021, 10, 29), None, None),
        ("4", date(2021, 11, 2), "suomi", 12),
        ("5", date(2021, 11, 3), "ruotsi", 3),
    ]
    assert inbox.rows("select count(*) from raw.access_kontaktit where toteutui") == [(200,)]
    assert inbox.rows("select * from quality.noise") == []


@pytest.mark.parametrize("name", DATABASES)
def test_long_and_packed_texts_are_whole(name: str, tmp_path: Path) -> None:
    clients = _cells(FILES / name, "Asiakkaat", tmp_path)
    assert clients[1][clients[0].index("Nimi")] == "Testi Henkilö – ensimmäinen €"
    long = clients[3][-1]
    assert long is not None
    lines = long.split("\r\n")
    assert (len(lines), lines[899]) == (901, "Synteettinen muistiinpano, rivi 899")
    contacts = _cells(FILES / name, "Kontaktit", tmp_path)
    assert contacts[2][-1] == "Pidempi " * 60


@pytest.mark.parametrize("name", DATABASES)
def test_money_and_decimals_keep_their_point(name: str, tmp_path: Path) -> None:
    assert _cells(FILES / name, "Asetukset", tmp_path) == [
        ("Nimi", "Hinta", "Osuus", "Luku"),
        ("Tuntihinta", "-12.5", "0.05", "1234.5"),
    ]


def test_values_of_removed_columns_shift_nothing(tmp_path: Path) -> None:
    assert _cells(FILES / "removed_columns_jet3.mdb", "Table1", tmp_path) == [
        ("id", "id2", "data", "data2"),
        ("0", "2", "foo", "foo2"),
        ("3", "5", "bar", "bar2"),
    ]


def test_database_without_a_table_of_a_contract_is_told_of(inbox: Inbox) -> None:
    inbox.put(f"{DAY}/varasto.mdb", (FILES / "removed_columns_jet3.mdb").read_bytes())
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, TRANSFER)
    loaded, stopped = inbox.load().files
    assert (loaded.status, stopped.status) == ("loaded", "stopped")
    assert "Tables found: Table1." in stopped.message
    assert "Tables wanted: Asiakkaat, Jaksot, Kontaktit, Siirrot." in stopped.message


def test_table_that_lost_a_column_is_stopped_alone_and_tried_again(inbox: Inbox) -> None:
    name = f"{DAY}/asiakastietokanta.mdb"
    whole = (FILES / "asiakastietokanta.mdb").read_bytes()
    changed = whole.replace("Alkupvm".encode("utf-16-le"), "Lkuapvm".encode("utf-16-le"))
    inbox.put(name, changed)
    reports = inbox.load().files
    assert [file.status for file in reports] == ["loaded", "stopped", "loaded", "loaded"]
    assert "has no column Alkupvm" in reports[1].message
    assert [file.status for file in inbox.load().files] == [
        *("repeated", "stopped", "repeated", "repeated")
    ]
    inbox.put(name, whole)
    assert [file.status for file in inbox.load().files] == ["loaded"] * 4
    assert inbox.rows("select count(*) from quality.loads where status = 'stopped'") == [(0,)]


def test_table_with_fewer_rows_than_it_says_is_stopped(inbox: Inbox) -> None:
    whole = (FILES / "asiakastietokanta.mdb").read_bytes()
    page = next(
        start
        for start in range(0, len(whole), 4096)
        if whole[start : start + 2] == b"\x02\x01"
        and struct.unpack_from("<I", whole, start + 16) == (300,)
    )
    inbox.put(
        f"{DAY}/asiakastietokanta.mdb",
        whole[: page + 16] + struct.pack("<I", 301) + whole[page + 20 :],
    )
    stopped = [file for file in inbox.load().files if file.status == "stopped"]
    assert [file.part for file in stopped] == ["Kontaktit"]
    assert "it says that it has 301 rows, and 300 were found" in stopped[0].message


@pytest.mark.parametrize("kept", [3, 2000, 5000, 60_000, 200_000])
def test_half_written_database_is_stopped(inbox: Inbox, kept: int) -> None:
    whole = (FILES / "asiakastietokanta.mdb").read_bytes()
    inbox.put(f"{DAY}/access_asiakkaat.mdb", whole[:kept])
    assert {file.status for file in inbox.load().files} >= {"stopped"}
    assert not (inbox.data / ".unpacked").exists()


def test_flipped_bytes_never_crash_the_loader(tmp_path: Path) -> None:
    whole = (FILES / "removed_columns_jet3.mdb").read_bytes()
    for place in range(24, len(whole), 6007):
        flipped = bytearray(whole)
        flipped[place] ^= 0xFF
        path = tmp_path / "x.mdb"
        path.write_bytes(bytes(flipped))
        try:
            with opened_source(path, file="x.mdb", scratch=tmp_path) as source:
                assert isinstance(source.previews, tuple)
        except UnreadableFileError as error:
            assert str(error).startswith("File x.mdb")  # noqa: PT017


@pytest.mark.parametrize(
    ("data", "version", "expected"),
    [
        ("työ €".encode("cp1252"), 3, "työ €"),
        ("työ €".encode("utf-16-le"), 4, "työ €"),
        (b"\xff\xfety\xf6", 4, "työ"),
        (b"\xff\xfe5 \x00\xac\x20\x00 ja", 4, "5 € ja"),
        (b"", 4, ""),
    ],
)
def test_texts_of_every_kind(data: bytes, version: int, expected: str) -> None:
    assert text_of(data, version=version) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (44682.0, "2022-05-01"),
        (44682.5, "2022-05-01 12:00:00"),
        (0.25, "1899-12-30 06:00:00"),
        (-1.25, "1899-12-29 06:00:00"),
    ],
)
def test_days_and_their_time(number: float, expected: str) -> None:
    assert FIXED[8](struct.pack("<d", number)) == expected


def test_numbers_without_a_needless_point() -> None:
    assert FIXED[5](struct.pack("<q", 10_000)) == "1"
    assert FIXED[7](struct.pack("<d", 0.1)) == "0.1"
    assert FIXED[6](struct.pack("<f", 0.1)) == "0.1"
    assert numeric_text(b"\x01" + struct.pack("<4I", 0, 0, 1, 5), 2) == "-42949673.01"


def test_rows_are_numbered_below_the_column_names(inbox: Inbox) -> None:
    inbox.put(f"{DAY}/a.mdb", (FILES / "asiakastietokanta.mdb").read_bytes())
    inbox.load()
    places = inbox.raw("access_kontaktit", "_sheet", "_row")
    assert places == [("Kontaktit", row) for row in range(2, 302)]
