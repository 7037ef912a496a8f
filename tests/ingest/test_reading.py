"""What people's programs write is read as it was meant."""

import io
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import delimited
from ingest.delimited import Delimited, field_count, open_delimited
from ingest.header import NO_HEADER
from ingest.reading import reading_for
from ingest.records import parsed_records
from ingest.records_at_once import read_at_once
from ingest.sources import contract_of
from kunto.errors import UnreadableFileError
from tests.ingest.inboxes import COSTS, DAY, PERIODS, TRANSFER, TRANSFERS, Inbox

TABLE = "access_siirrot"
FIELDS = ("siirtonumero", "asiakasnumero", "pvm", "lahettava", "vastaanottava")
EXPECTED = ("1", "7", date(2022, 5, 3), "Työkyky 1", "Yritys 1")
BOOKING = ("1", "31.1.2022", "'0410'", "henkilöstö", "työkyky", "palkat", "1 234,50")


def _text(*rows: tuple[str, ...], delimiter: str = ";", end: str = "\n") -> str:
    return "".join(delimiter.join(row) + end for row in rows)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
    ],
)
def test_encoding_is_found_and_told(inbox: Inbox, encoding: str, told: str) -> None:
    inbox.put(f"{DAY}/access_siirrot.csv", _text(TRANSFERS, TRANSFER).encode(encoding))
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
    assert inbox.rows("select encoding from quality.loads") == [(told,)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_delimiter_is_found_and_told(inbox: Inbox, delimiter: str) -> None:
    text = _text(TRANSFERS, TRANSFER, delimiter=delimiter)
    inbox.put(f"{DAY}/access_siirrot.csv", text.encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
    assert inbox.rows("select delimiter from quality.loads") == [(delimiter,)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(inbox: Inbox, end: str) -> None:
    inbox.put(f"{DAY}/access_siirrot.csv", _text(TRANSFERS, TRANSFER, end=end).encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS, "_row") == [(*EXPECTED, 2)]


def test_row_numbers_count_lines_above_the_header_and_quoted_breaks_as_one_row(
    inbox: Inbox,
) -> None:
    noted = (*TRANSFER, '"a;\nb ""c""\n\nd"')
    next_one = ("2", *TRANSFER[1:], "")
    text = "Siirrot ajettu\n\n" + _text((*TRANSFERS, "Muistio"), noted, next_one)
    inbox.put(f"{DAY}/access_siirrot.csv", text.encode())
    report = inbox.load().files[0]
    assert (report.read, report.accepted) == (2, 2)
    assert inbox.raw(TABLE, "siirtonumero", "_row") == [
        ("1", 4),
        ("2", 5),
    ]


def test_rows_after_a_ragged_row_keep_their_fields_and_numbers(inbox: Inbox) -> None:
    text = _text(TRANSFERS, ("1", "7"), TRANSFER, (*TRANSFER, "x", "y"), ("2", *TRANSFER[1:]))
    inbox.put(f"{DAY}/access_siirrot.csv", text.encode())
    inbox.load()
    assert inbox.raw(TABLE, "siirtonumero", "_row") == [
        ("1", 3),
        ("2", 5),
    ]
    assert inbox.rows("select row_number, rule_id from quality.quarantine order by all") == [
        (2, "row_width"),
        (4, "row_width"),
    ]


def test_quotation_mark_inside_a_field_is_text(inbox: Inbox) -> None:
    text = _text(TRANSFERS, (*TRANSFER[:4], 'Yritys "1"'), ("2", *TRANSFER[1:4], 'Yritys 2"'))
    inbox.put(f"{DAY}/access_siirrot.csv", text.encode())
    inbox.load()
    assert inbox.raw(TABLE, "vastaanottava") == [('Yritys "1"',), ('Yritys 2"',)]


def test_quotation_mark_that_is_never_closed_stops_the_file(inbox: Inbox) -> None:
    text = _text(TRANSFERS, TRANSFER, ('"2', *TRANSFER[1:]), ("3", *TRANSFER[1:]))
    inbox.put(f"{DAY}/access_siirrot.csv", text.encode())
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert report.message == (
        f"File {DAY}/access_siirrot.csv cannot be read: a quotation mark is not closed after "
        "row 2. Save it and deliver it again."
    )


def test_both_ways_of_reading_give_the_same_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [TRANSFERS, TRANSFER, ("2",), (), ("3", "", '"x;""y"', "z", "å", "ö"), TRANSFER]
    path = tmp_path / "access_siirrot.csv"
    path.write_text(_text(*rows), encoding="utf-8")
    source = open_delimited(path, file=path.name)
    reading = reading_for(source, contract_of("access_siirrot"))
    at_once = reading.cells()
    monkeypatch.setattr(delimited, "read_at_once", lambda *_: None)
    by_record = reading.cells()
    assert at_once["_row"].to_list() == by_record["_row"].to_list() == [2, 3, 4, 5, 6]
    assert at_once["_field_count"].to_list() == [5, 1, 0, 6, 5]
    assert at_once["_field_count"].to_list() == by_record["_field_count"].to_list()
    for name in ("c0", "c1", "c2", "c3", "c4"):
        assert at_once[name].fill_null("").to_list() == by_record[name].fill_null("").to_list()


QUOTED_TEXT = st.lists(
    st.sampled_from(['"', "x", ";", "\n", '""', " ", 'y;"z"', "å", ';;;" ";""']), max_size=14
).map("".join)


@settings(max_examples=500, deadline=None)
@given(text=QUOTED_TEXT)
def test_quick_reading_is_right_or_not_used(text: str) -> None:
    body = f"a;b;c\n{text}\n".encode()
    at_once = read_at_once(body, ";", 3)
    if at_once is None:
        return
    lines = io.StringIO(body.decode(), newline="\n")
    records = list(parsed_records(lines, ";", file="x.csv", row=0))
    assert at_once["_field_count"].to_list() == [field_count(record, 3) for record in records]
    for cells, record in zip(at_once.rows(), records, strict=True):
        if len(record) == 3:
            assert [cell or "" for cell in cells[:3]] == record


ODD_TEXT = st.lists(
    st.sampled_from(['"', "x", ";", "\n", "\r", '""', " ", '"y;\nz"', "å", ";;\n", "1;2;3\n"]),
    max_size=30,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(
    text=ODD_TEXT,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    block_bytes=st.integers(1, 40),
)
def test_a_file_reads_the_same_whatever_blocks_it_is_read_by(
    text: str, encoding: str, block_bytes: int
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "x.csv"
        path.write_bytes(f"a;b;c\n{text}".encode(encoding))
        source = open_delimited(path, file=path.name)
        small = Delimited(path.name, source.text, block_bytes=block_bytes)
        assert _rows_of(small) == _rows_of(source)


def _rows_of(source: Delimited) -> list[tuple[object, ...]] | str:
    header = replace(NO_HEADER, cells=("a", "b", "c"))
    try:
        cells = pl.concat(source.read(source.previews[0], header))
    except UnreadableFileError as error:
        return str(error)
    return cells.with_columns(pl.col("^c.$").fill_null("")).rows()


def test_text_after_a_closing_quotation_mark_stops_the_file(inbox: Inbox) -> None:
    text = _text(TRANSFERS, TRANSFER, ("2", '"7"x', *TRANSFER[2:]))
    inbox.put(f"{DAY}/access_siirrot.csv", text.encode())
    assert inbox.load().files[0].status == "stopped"


def test_headers_are_matched_through_tags_odd_spaces_case_and_language(inbox: Inbox) -> None:
    headers = (
        "<b>SIIRTONUMERO</b>",
        "Kund\u00adnummer",
        "\u00a0Date ",
        "La\u0308hetta\u0308va\u0308\n koordinaattori:",
        "To&nbsp;coordinator",
    )
    quoted = tuple(f'"{header}"' for header in headers)
    inbox.put(f"{DAY}/access_siirrot.csv", _text(quoted, TRANSFER).encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


def test_columns_may_stand_in_any_order_among_unknown_ones(inbox: Inbox) -> None:
    headers = ("Uusi sarake", *reversed(TRANSFERS), "")
    inbox.put_csv(f"{DAY}/access_siirrot.csv", headers, ("Testi", *reversed(TRANSFER), "x"))
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


def test_cells_are_cleaned(inbox: Inbox) -> None:
    odd = ("\u200b1", " 7\u00a0", "\ufeff3.5.2022", "Tyo\u0308kyky\u00a01", "'Yritys 1'")
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, odd)
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


def test_totals_and_blank_rows_are_noise_and_corrections_are_signed(inbox: Inbox) -> None:
    correction = ("2", *BOOKING[1:6], "\u2212 34,50 €")
    inbox.put_csv(
        f"{DAY}/kustannukset.csv",
        COSTS,
        BOOKING,
        correction,
        ("",) * 7,
        ("Yhteensä 2022", *("",) * 5, "1 200,00"),
        ("", "", "Totalt:"),
        before="Kustannukset ajalta 1.6.2021–31.12.2022\n",
    )
    report = inbox.load().files[0]
    assert (report.read, report.accepted, report.quarantined, report.noise) == (5, 2, 0, 3)
    assert inbox.rows("select tili, maara_eur, _row from raw.kustannukset order by all") == [
        ("0410", Decimal("-34.50"), 4),
        ("0410", Decimal("1234.50"), 3),
    ]
    assert inbox.rows("select row_number, kind from quality.noise order by all") == [
        (5, "blank"),
        (6, "total"),
        (7, "total"),
    ]


def test_identical_row_is_noise_once_accepted(inbox: Inbox) -> None:
    row = ("1", "7", "Työkyky 1", "2.5.2022", "", "", "")
    inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS, row, row)
    inbox.load()
    assert inbox.rows("select _row from raw.access_jaksot") == [(2,)]
    assert inbox.rows("select row_number, kind from quality.noise") == [(3, "identical")]


@pytest.mark.parametrize("content", [b"", b"\r\n \r\n", b"\x00\x01\x02;\x81\n"])
def test_file_that_holds_no_text_is_stopped(inbox: Inbox, content: bytes) -> None:
    inbox.put(f"{DAY}/access_siirrot.csv", content)
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert f"{DAY}/access_siirrot.csv" in report.message
    assert "deliver it again" in report.message
