"""Numbers and marks of yes and no as they are written, typed and computed."""

from decimal import Decimal
from typing import Any

from tests.ingest.corpus.entry import Category, Entry
from tests.ingest.corpus.rows import sheet

_NUMBER, _BOOLEAN = map(Category, ("number", "boolean"))
_NO_MONEY: dict[str, Any] = {"quarantined": {2: ("number", "maara_eur")}}


def _money(fault: str, written: str, amount: str = "", **verdict: Any) -> Entry:
    verdict = verdict or {"accepted": {2: {"maara_eur": Decimal(amount)}}}
    return _NUMBER.cell(fault, "kustannukset", {"Määrä €": written}, **verdict)


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

ENTRIES = (*_NUMBERS, *_BOOLEANS)
