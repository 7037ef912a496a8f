"""Dates as they are written, typed and counted."""

from datetime import date, datetime
from typing import Any

from tests.ingest.corpus.entry import Category, Entry
from tests.ingest.corpus.rows import sheet, text
from tests.ingest.inboxes import serial

_DATE = Category("date")
_TABLE = "tapahtumat"
_DAY = date(2022, 5, 3)
_READ: dict[str, Any] = {"accepted": {2: {"pvm": _DAY}}}
_NO_DATE: dict[str, Any] = {"quarantined": {2: ("date", "pvm")}}


def _dated(fault: str, written: str, **verdict: Any) -> Entry:
    return _DATE.cell(fault, _TABLE, {"Pvm": written}, **verdict)


def _dates(fault: str, *written: str, **verdict: Any) -> Entry:
    rows = [{"Tapahtumanumero": str(n), "Pvm": day} for n, day in enumerate(written)]
    return _DATE.file(fault, _TABLE, text(_TABLE, *rows).encode(), **verdict)


ENTRIES = (
    _dated("iso", "2022-05-03", **_READ),
    _dated("iso_with_time", "2022-05-03T09:30:00", **_READ),
    _dated("with_time_in_words", "3.5.2022 klo 9.30", **_READ),
    _dated("year_first_with_slashes", "2022/05/03", **_READ),
    _dated("spaces_between_its_parts", "3. 5. 2022", **_READ),
    _dated("with_a_time_zone", "2022-05-03T09:30:00+03:00", **_NO_DATE),
    _dated("year_of_two_digits", "3.5.22", **_NO_DATE),
    _dated("day_that_does_not_exist", "31.4.2022", **_NO_DATE),
    _dated("month_thirteen", "3.13.2022", **_NO_DATE),
    _dated("month_in_words", "3. toukokuuta 2022", **_NO_DATE),
    _dated("several_days", "3.–5.5.2022", **_NO_DATE),
    _dated("without_a_year", "3.5.", **_NO_DATE),
    _dated("year_mistyped", "3.5.20222", **_NO_DATE),
    _dated("year_long_past", "3.5.0202", **_NO_DATE),
    _dated("serial_number_in_a_text", "44684", **_NO_DATE),
    _dated("digits_alone", "03052022", **_NO_DATE),
    _dated("marked_as_unknown", "??.??.2022", **_NO_DATE),
    _dated("null_in_words", "NULL", **_NO_DATE),
    _dates(
        "slashes_with_the_month_first",
        *("05/03/2022", "5/31/2022"),
        accepted={2: {"pvm": _DAY}, 3: {"pvm": date(2022, 5, 31)}},
        told="read as month/day/year: 1 of 2",
    ),
    _dates(
        "slashes_with_the_day_first",
        *("03/05/2022", "31/5/2022"),
        accepted={2: {"pvm": _DAY}, 3: {"pvm": date(2022, 5, 31)}},
        told="read as day/month/year: 1 of 2",
    ),
    _dates(
        "slashes_that_tell_nothing",
        *("03/05/2022", "4/6/2022"),
        quarantined={2: ("date", "pvm"), 3: ("date", "pvm")},
        told="Dates with slashes not read (2)",
    ),
    _dates(
        "slashes_that_contradict",
        *("31/5/2022", "5/31/2022"),
        quarantined={2: ("date", "pvm"), 3: ("date", "pvm")},
        told="1 begin with the day and 1 with the month",
    ),
    _dates(
        "each_row_in_a_way_of_its_own",
        *("3.5.2022", "2022-05-03", "03.05.2022 klo 12.00"),
        accepted={row: {"pvm": _DAY} for row in (2, 3, 4)},
    ),
    _DATE.file(
        "real_one_of_a_workbook_with_time",
        _TABLE,
        sheet(
            _TABLE,
            lambda made: made.write_datetime(1, 2, datetime(2022, 5, 3, 9, 30)),  # noqa: DTZ001
            default_date_format="d.m.yyyy hh:mm",
        ),
        ending=".xlsx",
        **_READ,
    ),
    _DATE.file(
        "bare_serial_number_of_a_workbook",
        _TABLE,
        sheet(_TABLE, lambda made: made.write_number(1, 2, serial(_DAY))),
        ending=".xlsx",
        **_READ,
    ),
    _DATE.file(
        "serial_number_counted_from_1904",
        _TABLE,
        sheet(
            _TABLE,
            lambda made: made.write_number(1, 2, serial(_DAY) - 1462),
            date_1904=True,
        ),
        ending=".xlsx",
        **_READ,
    ),
    _DATE.cell(
        "end_before_the_start",
        "access_jaksot",
        {"Loppupvm": "2.1.2022"},
        quarantined={2: ("date_order", "loppupvm")},
    ),
    _DATE.cell(
        "end_still_open",
        "access_jaksot",
        {"Loppupvm": "", "Päättymissyy": "", "Lopputulos": ""},
        accepted={2: {"loppupvm": None, "lopputulos": None}},
    ),
)
