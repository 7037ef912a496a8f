"""Text files as programs of every kind write them: bytes, delimiters and layout."""

from datetime import date

import pytest

from ingest.decoding import open_text
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


@pytest.mark.parametrize(
    "label",
    [
        *("Rivejä yhteensä", "Tammikuu 2022 yhteensä:", "Lukumäärä", "Lkm", "Summa summarum"),
        *("Januari totalt", "Sammanlagt", "Antal rader", "Row count", "Σ"),
    ],
)
def test_totals_and_counts_of_groups_are_noise(inbox: Inbox, label: str) -> None:
    inbox.put_csv(FILE, TRANSFERS, TRANSFER, (label, "", "", "", "1 234,50"))
    inbox.load()
    assert inbox.rows("select row_number, kind from quality.noise") == [(3, "total")]


def test_row_with_words_beside_its_label_is_no_total(inbox: Inbox) -> None:
    inbox.put_csv(FILE, TRANSFERS, TRANSFER, ("Liikenne Total", "", "", "Työkyky 1", ""))
    inbox.load()
    assert inbox.rows("select row_number, rule_id from quality.quarantine") == [(3, "reference")]


@pytest.mark.parametrize(
    "note",
    [
        *("* Tiedot ovat alustavia.", "Lähde: Asiakastietokanta", "(1) Ks. ohje.", "Sivu 1/2"),
        *("Ajettu 31.12.2022 klo 9.30", "Källa: kundregistret", "Utskriven 31.12.2022"),
        *("Source: client database", "Page 1 of 2"),
    ],
)
@pytest.mark.parametrize("surplus", ["", ";;;;"])
def test_notes_below_the_table_are_noise(inbox: Inbox, note: str, surplus: str) -> None:
    inbox.put(FILE, f"{PLAIN}{note}{surplus}\n".encode())
    inbox.load()
    assert inbox.rows("select row_number, kind from quality.noise") == [(3, "footnote")]


def test_row_that_lost_all_but_its_first_field_is_no_note(inbox: Inbox) -> None:
    inbox.put(FILE, f"{PLAIN}2\nTyökyky 1\n".encode())
    inbox.load()
    assert inbox.rows("select row_number, rule_id from quality.quarantine order by all") == [
        (3, "row_width"),
        (4, "row_width"),
    ]


def test_header_that_is_repeated_on_every_printed_page_is_noise(inbox: Inbox) -> None:
    again = tuple(f" {header.upper()}" for header in TRANSFERS)
    inbox.put_csv(FILE, TRANSFERS, TRANSFER, again, ("2", *TRANSFER[1:]))
    inbox.load()
    assert inbox.raw(TABLE, "siirtonumero", "_row") == [("1", 2), ("2", 4)]
    assert inbox.rows("select row_number, kind from quality.noise") == [(3, "header")]


@pytest.mark.parametrize(
    "label",
    [
        *("TyÃ¶kyky 1", "Ty\u00c3\u00b6kyky 1", "Ty�kyky 1", "Työkyky â€“ 1", "Ty”kyky 1"),
        *("H„meenlinna 1", "HŠmeenlinna 1"),
    ],
)
def test_garbled_letters_stay_out_and_are_told(inbox: Inbox, label: str) -> None:
    inbox.put_csv(FILE, TRANSFERS, TRANSFER, ("2", *TRANSFER[1:3], label, TRANSFER[4]))
    inbox.load()
    assert inbox.rows(
        "select row_number, rule_id, column_name, parameters from quality.quarantine"
    ) == [(3, "garbled", "lahettava", "{}")]


@pytest.mark.parametrize(
    "label",
    ["Työkyky ”Äänekoski” 1", "Dušan Šimek 1", "SÃO PAULO 1", "Yritys ”Kipinä”n 1", "Café 1"],
)
def test_odd_letters_that_are_meant_are_not_garbled(inbox: Inbox, label: str) -> None:
    events = ("Tapahtumanumero", "Nimi", "Pvm", "Järjestäjä")
    inbox.put_csv(f"{DAY}/tapahtumat.csv", events, ("1", label, "3.5.2022", "oma"))
    inbox.load()
    assert inbox.raw("tapahtumat", "nimi") == [(label,)]


def test_utf_8_rows_within_a_windows_file_stay_out(inbox: Inbox) -> None:
    second = _text(("2", *TRANSFER[1:])).encode()
    inbox.put(FILE, PLAIN.encode("cp1252") + second)
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
    assert inbox.rows("select row_number, rule_id from quality.quarantine") == [(3, "garbled")]


def test_garbled_header_says_what_happened(inbox: Inbox) -> None:
    inbox.put(FILE, PLAIN.encode().decode("cp1252").encode())
    message = inbox.load().files[0].message
    assert "has no column Lähettävä koordinaattori" in message
    assert message.endswith("Its letters are garbled: export it anew as UTF-8 and deliver that.")


def test_marks_at_the_start_are_none_of_the_text_though_a_quoted_header_follows(
    inbox: Inbox,
) -> None:
    text = _text(tuple(f'"{header}"' for header in TRANSFERS), TRANSFER)
    inbox.put(FILE, ("\ufeff" * 2 + text).encode("utf-8-sig"))
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


@pytest.mark.parametrize("size", [1, 2, 4, 7, 1000])
def test_marks_at_the_start_are_left_out_whatever_the_blocks(inbox: Inbox, size: int) -> None:
    path = inbox.put(FILE, ("\ufeff" * 3 + "1\ufeff;2\n").encode())
    text = open_text(path, file=FILE)
    assert b"".join(text.blocks(size)).decode() == "1\ufeff;2\n"


@pytest.mark.parametrize("written", ["'{}'", "'{}", '="{}"', '"=""{}"""'])
def test_code_that_is_kept_from_turning_into_a_number_is_itself(inbox: Inbox, written: str) -> None:
    row = (written.format("007"), written.format("7"), *TRANSFER[2:])
    inbox.put_csv(FILE, TRANSFERS, row)
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [("007", *EXPECTED[1:])]


def test_every_field_in_apostrophes(inbox: Inbox) -> None:
    inbox.put_csv(FILE, *(tuple(f"'{cell}'" for cell in row) for row in (TRANSFERS, TRANSFER)))
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_header_that_a_hyphen_breaks_within_its_cell(inbox: Inbox, end: str) -> None:
    header = (f'"Siirto-{end}numero"', *TRANSFERS[1:3], f'"Lähettävä koordi-{end}naattori"')
    inbox.put(FILE, _text((*header, TRANSFERS[4]), TRANSFER, end=end).encode())
    inbox.load()
    assert inbox.raw(TABLE, *FIELDS) == [EXPECTED]
