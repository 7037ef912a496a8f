"""Tables that share a sheet or a text: below each other, side by side, known and unknown ones."""

from collections.abc import Sequence

import pytest

from ingest.contract import Contract
from ingest.references import CLIENT_NUMBER, KEY
from ingest.sources import CONTRACTS
from tests.ingest.inboxes import DAY, PERIODS, TRANSFER, TRANSFERS, Inbox, write_workbook

PERIOD = ("1", "7", "Työkyky 1", "3.1.2022", "29.4.2022", "palvelu päättyi", "työllistyi")
FILE = f"{DAY}/kaikki"
WRITTEN_IN_DIGITS = {"date", "integer", "decimal", "share", "business_id", "identity"}

Row = Sequence[str]


def _put(inbox: Inbox, ending: str, *rows: Row, file: str = FILE) -> None:
    if ending == "csv":
        inbox.put_csv(f"{file}.csv", *rows)
    else:
        write_workbook(inbox.root / f"{file}.xlsx", {"Taul1": rows})


def _loads(inbox: Inbox) -> list[tuple[object, ...]]:
    return inbox.rows(
        "select sheet, table_name, read_count, accepted_count, quarantined_count, noise_count"
        " from quality.loads order by table_name"
    )


def _named(ending: str, place: str) -> str:
    return place if ending == "csv" else f"Taul1 ({place})"


EACH = pytest.mark.parametrize("ending", ["csv", "xlsx"])


@EACH
def test_tables_below_each_other_are_loads_of_their_own(inbox: Inbox, ending: str) -> None:
    rows = [
        PERIODS,
        PERIOD,
        ("2", *PERIOD[1:]),
        ("", ""),
        ("Siirrot 2022",),
        TRANSFERS,
        TRANSFER,
        ("2", *TRANSFER[1:]),
        ("3", *TRANSFER[1:]),
    ]
    _put(inbox, ending, *rows)
    assert [file.message for file in inbox.load().files] == ["", ""]
    assert _loads(inbox) == [
        (_named(ending, "rivi 1"), "access_jaksot", 3, 2, 0, 1),
        (_named(ending, "rivi 6"), "access_siirrot", 3, 3, 0, 0),
    ]
    assert inbox.raw("access_siirrot", "siirtonumero", "_row", "_sheet")[0] == (
        *("1", 7),
        _named(ending, "rivi 6"),
    )
    assert inbox.load().changed is False


@EACH
def test_table_may_follow_at_once_and_a_row_of_one_cell_is_never_lost(
    inbox: Inbox, ending: str
) -> None:
    _put(inbox, ending, PERIODS, PERIOD, ("2",), TRANSFERS, TRANSFER)
    inbox.load()
    assert _loads(inbox) == [
        (_named(ending, "rivi 1"), "access_jaksot", 2, 1, 1, 0),
        (_named(ending, "rivi 4"), "access_siirrot", 1, 1, 0, 0),
    ]


@EACH
def test_total_between_tables_is_of_the_upper(inbox: Inbox, ending: str) -> None:
    total = ("Yhteensä", "", "", "", "", "", "1")
    _put(inbox, ending, PERIODS, PERIOD, total, ("", ""), TRANSFERS, TRANSFER, ("Yhteensä", "1"))
    inbox.load()
    assert _loads(inbox) == [
        (_named(ending, "rivi 1"), "access_jaksot", 3, 1, 0, 2),
        (_named(ending, "rivi 5"), "access_siirrot", 2, 1, 0, 1),
    ]
    assert inbox.rows("select row_number, kind from quality.noise order by all") == [
        *((3, "total"), (4, "blank"), (7, "total")),
    ]


@EACH
def test_file_named_for_its_lower_table_has_both(inbox: Inbox, ending: str) -> None:
    rows = (PERIODS, PERIOD, ("", ""), TRANSFERS, TRANSFER)
    _put(inbox, ending, *rows, file=f"{DAY}/access_siirrot")
    inbox.load()
    assert [load[1:4] for load in _loads(inbox)] == [
        ("access_jaksot", 2, 1),
        ("access_siirrot", 1, 1),
    ]


@EACH
def test_blank_rows_and_the_header_again_make_no_second_table(inbox: Inbox, ending: str) -> None:
    rows = (PERIODS, PERIOD, ("", ""), ("2", *PERIOD[1:]), ("", ""), PERIODS, ("3", *PERIOD[1:]))
    _put(inbox, ending, *rows)
    inbox.load()
    assert _loads(inbox) == [("Taul1" if ending == "xlsx" else None, "access_jaksot", 6, 3, 0, 3)]


@EACH
@pytest.mark.parametrize(
    "second",
    [
        (TRANSFERS[1:], TRANSFER[1:]),  # its key is missing
        (("Kuukausi", "Alkaneet", "Päättyneet"), ("tammikuu", "1", "2")),  # of no contract
        ((PERIODS[1], PERIODS[0], *PERIODS[2:]), ("7", "2", *PERIOD[2:])),  # there already
    ],
)
def test_table_that_cannot_be_read_stops_the_file(
    inbox: Inbox, ending: str, second: tuple[Row, Row]
) -> None:
    _put(inbox, ending, PERIODS, PERIOD, ("", ""), *second)
    [report] = inbox.load().files
    assert report.status == "stopped"
    assert (
        f"has 2 tables on a sheet, which begin at {_named(ending, 'rivi 1')} (access_jaksot), "
        f"{_named(ending, 'rivi 4')} (not read)"
    ) in report.message
    assert inbox.raw("access_jaksot", "_row") == []


def test_tables_side_by_side_are_loads_of_their_own(inbox: Inbox) -> None:
    rows = [
        (*PERIODS, "", *TRANSFERS),
        (*PERIOD, "", *TRANSFER),
        (*[""] * 8, "2", *TRANSFER[1:]),
    ]
    _put(inbox, "xlsx", *rows)
    inbox.load()
    assert _loads(inbox) == [
        ("Taul1 (rivi 1, taulukko 1)", "access_jaksot", 2, 1, 0, 1),
        ("Taul1 (rivi 1, taulukko 2)", "access_siirrot", 2, 2, 0, 0),
    ]
    assert inbox.raw("access_siirrot", "siirtonumero", "asiakasnumero", "_row") == [
        *(("1", "7", 2), ("2", "7", 3)),
    ]


def test_table_beside_may_begin_lower(inbox: Inbox) -> None:
    rows = [
        (*PERIODS, *[""] * 6),
        (*PERIOD, *[""] * 6),
        ("2", *PERIOD[1:], "", *TRANSFERS),
        ("3", *PERIOD[1:], "", *TRANSFER),
    ]
    _put(inbox, "xlsx", *rows)
    inbox.load()
    assert _loads(inbox) == [
        ("Taul1 (rivi 1)", "access_jaksot", 3, 3, 0, 0),
        ("Taul1 (rivi 3)", "access_siirrot", 1, 1, 0, 0),
    ]


def test_table_beside_that_lacks_a_column_stops_the_file(inbox: Inbox) -> None:
    _put(inbox, "xlsx", (*PERIODS, "", *TRANSFERS[1:]), (*PERIOD, "", *TRANSFER[1:]))
    [report] = inbox.load().files
    assert "Taul1 (rivi 1, taulukko 2) (not read)" in report.message


def test_table_far_below_is_found_in_another_chunk(inbox: Inbox) -> None:
    periods = [(str(number), *PERIOD[1:]) for number in range(1, 400)]
    _put(inbox, "csv", PERIODS, *periods, ("", ""), TRANSFERS, TRANSFER)
    inbox.load()
    assert [load[:4] for load in _loads(inbox)] == [
        ("rivi 1", "access_jaksot", 400, 399),
        ("rivi 402", "access_siirrot", 1, 1),
    ]


def test_words_within_quotes_are_no_table(inbox: Inbox) -> None:
    note = '"\n' + ";".join(TRANSFERS) + '\n1;7;3.5.2022;Työkyky 1;Yritys 1\n"'
    _put(inbox, "csv", (*PERIODS, "Huomio"), (*PERIOD, note), ("2", *PERIOD[1:], ""))
    inbox.load()
    assert _loads(inbox) == [(None, "access_jaksot", 2, 2, 0, 0)]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)
def test_no_row_of_a_known_table_is_of_words_alone(contract: Contract) -> None:
    wanted = [column for column in contract.columns if column.presence == "value"]
    assert any(
        column.type in WRITTEN_IN_DIGITS or column.reference in {KEY, CLIENT_NUMBER}
        for column in wanted
    )
