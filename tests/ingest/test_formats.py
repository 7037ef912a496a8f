"""Text files as programs of every kind write them: bytes, delimiters and layout."""

from datetime import date

import pytest

from tests.ingest.inboxes import DAY, TRANSFER, TRANSFERS, Inbox

TABLE = "access_siirrot"
FILE = f"{DAY}/{TABLE}.csv"
FIELDS = ("siirtonumero", "asiakasnumero", "pvm", "lahettava", "vastaanottava")
EXPECTED = ("1", "7", date(2022, 5, 3), "Työkyky 1", "Yritys 1")


def _text(*rows: tuple[str, ...], delimiter: str = ";", end: str = "\n") -> str:
    return "".join(delimiter.join(row) + end for row in rows)


PLAIN = _text(TRANSFERS, TRANSFER)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(inbox: Inbox, encoding: str) -> None:
    inbox.put(FILE, PLAIN.encode(encoding))
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
    assert inbox.rows("select encoding from quality.loads") == [(encoding,)]


def test_utf_16_that_lost_half_a_character_stops(inbox: Inbox) -> None:
    inbox.put(FILE, PLAIN.encode("utf-16-le")[:-1])
    assert inbox.load().files[0].status == "stopped"


@pytest.mark.parametrize("end", [b"\x1a", b"\x1a\r\n", b"\r\n\x1a\x1a\x1a"])
def test_end_mark_of_old_programs_is_no_row(inbox: Inbox, end: bytes) -> None:
    inbox.put(FILE, PLAIN.encode().rstrip(b"\n") + end)
    report = inbox.load().files[0]
    assert (report.read, report.accepted) == (1, 1)
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


def test_end_mark_within_the_text_stays(inbox: Inbox) -> None:
    inbox.put(FILE, PLAIN.encode() + b"\x1a\n" + _text(("2", *TRANSFER[1:])).encode())
    report = inbox.load().files[0]
    assert (report.read, report.accepted, report.quarantined) == (3, 2, 1)


@pytest.mark.parametrize("delimiter", ["|", "^", "~"])
def test_delimiter_that_the_first_line_tells(inbox: Inbox, delimiter: str) -> None:
    text = f"sep={delimiter}\r\n" + _text(TRANSFERS, TRANSFER, delimiter=delimiter, end="\r\n")
    inbox.put(FILE, text.encode("utf-8-sig"))
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS, "_row") == [(*EXPECTED, 3)]
    assert inbox.rows("select delimiter from quality.loads") == [(delimiter,)]


def test_bars_are_found_without_being_told(inbox: Inbox) -> None:
    inbox.put(FILE, _text(TRANSFERS, TRANSFER, delimiter="|").encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


def test_first_line_that_tells_the_wrong_delimiter_is_not_believed(inbox: Inbox) -> None:
    inbox.put(FILE, ("sep=,\n" + PLAIN).encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


@pytest.mark.parametrize("surplus", [";", ";;;", '; ;""', ';" "'])
def test_blank_fields_beyond_the_header_are_none(inbox: Inbox, surplus: str) -> None:
    row = (*TRANSFER[:4], f"{TRANSFER[4]}{surplus}")
    inbox.put(FILE, _text(TRANSFERS, row, ("2", *TRANSFER[1:], "x")).encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
    assert inbox.rows("select row_number, rule_id from quality.quarantine") == [(3, "row_width")]


def test_rows_need_no_field_for_a_last_column_without_a_header(inbox: Inbox) -> None:
    inbox.put(FILE, _text((*TRANSFERS, "", " "), TRANSFER, ("2", *TRANSFER[1:4])).encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
    assert inbox.rows("select row_number, rule_id from quality.quarantine") == [(3, "row_width")]
