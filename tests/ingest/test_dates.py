"""Dates with slashes are read one way in a whole file, or not at all, and it is told which."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import Slashes, all_slashes, slashes_in
from tests.ingest.inboxes import DAY, PERIODS, TRANSFERS, Inbox, write_workbook

FILE = f"{DAY}/access_jaksot.csv"


def _periods(*days: tuple[str, str]) -> list[tuple[str, ...]]:
    return [(str(n), "7", "Työkyky 1", *each, "", "") for n, each in enumerate(days, start=1)]


def _days(inbox: Inbox) -> list[tuple[date, date | None]]:
    return inbox.raw("access_jaksot", "alkupvm", "loppupvm")


def test_one_date_tells_that_all_begin_with_the_month(inbox: Inbox) -> None:
    rows = _periods(("5/3/2022", ""), ("6/1/2022 0:00:00", "9/30/2022 12:00:00 AM"))
    inbox.put_csv(FILE, PERIODS, *rows)
    report = inbox.load().files[0]
    assert _days(inbox) == [
        (date(2022, 5, 3), None),
        (date(2022, 6, 1), date(2022, 9, 30)),
    ]
    assert report.message == ("Dates with slashes read as month/day/year: 1 of 3 can be no other.")


def test_one_date_tells_that_all_begin_with_the_day(inbox: Inbox) -> None:
    inbox.put_csv(FILE, PERIODS, *_periods(("5/3/2022", "31/3/2022"), ("1.4.2022", "")))
    report = inbox.load().files[0]
    assert _days(inbox) == [(date(2022, 3, 5), date(2022, 3, 31)), (date(2022, 4, 1), None)]
    assert "read as day/month/year: 1 of 2" in report.message


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([("5/3/2022", "6/4/2022")], "(2): none tells which of its numbers is the day"),
        ([("5/31/2022", "31/5/2022")], "(2): 1 begin with the day and 1 with the month"),
        ([("5/3/2022", "45/99/2022")], "(2): none tells which of its numbers is the day"),
    ],
)
def test_dates_that_do_not_tell_are_not_guessed(
    inbox: Inbox, days: list[tuple[str, str]], told: str
) -> None:
    inbox.put_csv(FILE, PERIODS, *_periods(("1.2.2022", ""), *days))
    report = inbox.load().files[0]
    assert (report.accepted, report.quarantined) == (1, 1)
    assert f"Dates with slashes not read {told}. Write dates as 31.12.2022." in report.message
    assert inbox.rows("select rule_id from quality.quarantine") == [("date",)]


def test_file_that_stops_for_them_says_so(inbox: Inbox) -> None:
    inbox.put_csv(FILE, PERIODS, *_periods(*[("5/3/2022", "")] * 12))
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert (
        "most: date in alkupvm (12). Dates with slashes not read (12): none tells" in report.message
    )


def test_files_are_decided_on_their_own(inbox: Inbox) -> None:
    inbox.put_csv(FILE, PERIODS, *_periods(("5/31/2022", "")))
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, ("1", "7", "31/5/2022", "T 1", "Y 1"))
    inbox.load()
    assert _days(inbox) == [(date(2022, 5, 31), None)]
    assert inbox.raw("access_siirrot", "pvm") == [(date(2022, 5, 31),)]


def test_texts_with_slashes_in_a_workbook(inbox: Inbox) -> None:
    rows = _periods(("5/31/2022", ""))
    write_workbook(inbox.root / DAY / "access_jaksot.xlsx", {"Jaksot": [PERIODS, *rows]})
    inbox.load()
    assert _days(inbox) == [(date(2022, 5, 31), None)]


DATES = st.lists(
    st.sampled_from(["5/3/2022", "5/31/2022", "31/5/2022", "1.5.2022", "x/y", "", " 5/30/2022 "])
)


@given(DATES, st.integers(0, 8))
def test_evidence_is_the_same_in_whatever_chunks(texts: list[str], cut: int) -> None:
    def found(some: list[str]) -> Slashes:
        return slashes_in([pl.Series(some, dtype=pl.String)])

    assert all_slashes([found(texts[:cut]), found(texts[cut:])]) == found(texts)
