"""Dates, numbers and marks of yes and no as they are written, typed and computed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.ingest.corpus.entry import Category, Entry
from tests.ingest.corpus.rows import sheet, text
from tests.ingest.inboxes import serial

_DATE, _NUMBER, _BOOLEAN = map(Category, ("date", "number", "boolean"))
_TABLE = "tapahtumat"
_DAY = date(2022, 5, 3)
_READ: dict[str, Any] = {"accepted": {2: {"pvm": _DAY}}}
_NO_DATE: dict[str, Any] = {"quarantined": {2: ("date", "pvm")}}
_NO_MONEY: dict[str, Any] = {"quarantined": {2: ("number", "maara_eur")}}


def _dated(fault: str, written: str, **verdict: Any) -> Entry:
    return _DATE.cell(fault, _TABLE, {"Pvm": written}, **verdict)


def _dates(fault: str, *written: str, **verdict: Any) -> Entry:
    rows = [{"Tapahtumanumero": str(n), "Pvm": day} for n, day in enumerate(written)]
    return _DATE.file(fault, _TABLE, text(_TABLE, *rows).encode(), **verdict)


def _money(fault: str, written: str, amount: str = "", **verdict: Any) -> Entry:
    verdict = verdict or {"accepted": {2: {"maara_eur": Decimal(amount)}}}
    return _NUMBER.cell(fault, "kustannukset", {"Määrä €": written}, **verdict)


_DATES = (
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

_NUMBERS = (
    _money("no_break_space_between_thousands", "1\u00a0234,50", "1234.50"),
    _money("thin_space_and_euro_sign", "1\u2009234,50\u202f€", "1234.50"),
    _money("point_between_thousands", "1.234,50", "1234.50"),
    _money("real_minus_sign", "\u2212100,00", "-100.00"),
    _money("plus_sign", "+100", "100.00"),
    _money("decimal_point", "1234.5", "1234.50"),
    _money("zeros_beyond_the_cents", "12,3400", "12.34"),
    _money("minus_behind", "100,00-", "-100.00"),
    _money("minus_behind_a_comma", "100,-", **_NO_MONEY),
    _money("currency_in_letters", "EUR 12,34", "12.34"),
    _money("hundreds_or_hundred_thousands", "100,000", **_NO_MONEY),
    _money("minus_as_brackets", "(100,00)", **_NO_MONEY),
    _money("english_thousands", "1,234.50", **_NO_MONEY),
    _money("thousands_without_cents", "1.234", **_NO_MONEY),
    _money("apostrophe_between_thousands", "1'234,50", **_NO_MONEY),
    _money("exponent", "1,5E+03", **_NO_MONEY),
    _money("parts_of_a_cent", "1,005", **_NO_MONEY),
    _money("another_currency", "100 SEK", **_NO_MONEY),
    _money("digits_of_another_script", "١٢", **_NO_MONEY),
    _money("more_than_any_amount", "99 999 999 999 999", **_NO_MONEY),
    _money("not_a_number", "NaN", **_NO_MONEY),
    _money("formula_of_a_text_file", "=SUM(G1:G9)", **_NO_MONEY),
    _money("two_amounts", "1,00 / 2,00", **_NO_MONEY),
    _money("dash_for_nothing", "-", **_NO_MONEY),
    _money("error_in_a_text_file", "#N/A", quarantined={2: ("cell_error", "maara_eur")}),
    _money("blank", "", quarantined={2: ("missing_value", "maara_eur")}),
    _NUMBER.file(
        "computed_with_a_rest_of_binary",
        "kustannukset",
        sheet("kustannukset", lambda made: made.write_number(1, 6, 1.1 + 2.2)),
        ending=".xlsx",
        accepted={2: {"maara_eur": Decimal("3.30")}},
    ),
    _NUMBER.cell(
        "whole_one_with_decimals",
        "palaute",
        {"Arvosana": "9,0"},
        accepted={2: {"arvosana": 9}},
    ),
    _NUMBER.cell(
        "half_where_a_whole_one_is_asked",
        "palaute",
        {"Arvosana": "8,5"},
        quarantined={2: ("number", "arvosana")},
    ),
    _NUMBER.cell("word", "kykyviisari", {"Mieli": "hyvä"}, quarantined={2: ("number", "mieli")}),
    _NUMBER.cell(
        "above_its_scale", "kykyviisari", {"Keho": "140"}, quarantined={2: ("range", "keho")}
    ),
    _NUMBER.cell(
        "below_its_scale",
        "tapahtumat",
        {"Osallistujia": "-3"},
        quarantined={2: ("range", "osallistujia")},
    ),
    _NUMBER.cell(
        "percent_with_its_sign",
        "koordinaattorit",
        {"Työaika %": "60 %", "Asiakastyön osuus %": "0,5"},
        accepted={2: {"tyoaika_osuus": 0.6, "asiakastyo_osuus": 0.5}},
    ),
    _NUMBER.cell(
        "percent_without_its_sign",
        "koordinaattorit",
        {"Työaika %": "60", "Asiakastyön osuus %": "1"},
        accepted={2: {"tyoaika_osuus": 0.6, "asiakastyo_osuus": 1.0}},
    ),
    _NUMBER.cell(
        "more_than_all",
        "koordinaattorit",
        {"Työaika %": "120 %"},
        quarantined={2: ("range", "tyoaika_osuus")},
    ),
)


def _attended(fault: str, written: str, *, is_read_as: bool) -> Entry:
    accepted = {2: {"toteutui": is_read_as}}
    return _BOOLEAN.cell(fault, "access_kontaktit", {"Toteutui": written}, accepted=accepted)


_BOOLEANS = (
    _attended("minus_one_of_access", "-1", is_read_as=True),
    _attended("word_of_access", "Epätosi", is_read_as=False),
    _attended("cross", "x", is_read_as=True),
    _attended("single_letter", "E", is_read_as=False),
    _attended("swedish_word", "Nej", is_read_as=False),
    _BOOLEAN.file(
        "real_one_of_a_workbook",
        "access_kontaktit",
        sheet("access_kontaktit", lambda made: made.write_boolean(1, 6, True)),
        ending=".xlsx",
        accepted={2: {"toteutui": True}},
    ),
    _BOOLEAN.cell(
        "neither",
        "access_kontaktit",
        {"Toteutui": "ehkä"},
        quarantined={2: ("boolean", "toteutui")},
    ),
    _BOOLEAN.cell(
        "another_number",
        "access_kontaktit",
        {"Toteutui": "2"},
        quarantined={2: ("boolean", "toteutui")},
    ),
    _BOOLEAN.cell(
        "blank",
        "access_kontaktit",
        {"Toteutui": " "},
        quarantined={2: ("missing_value", "toteutui")},
    ),
    _BOOLEAN.cell(
        "consent_refused",
        "webropol_ilmoittautumiset",
        {"Annan suostumuksen tietojeni käsittelyyn": "En"},
        quarantined={2: ("boolean", "suostumus")},
    ),
    _BOOLEAN.cell(
        "consent_denied_by_no",
        "webropol_ilmoittautumiset",
        {"Annan suostumuksen tietojeni käsittelyyn": "Ei"},
        quarantined={2: ("consent", "suostumus")},
    ),
)

ENTRIES = (*_DATES, *_NUMBERS, *_BOOLEANS)
