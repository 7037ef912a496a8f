"""Codes, references and business ids, and the persons that stray into texts."""

from typing import Any

from tests.ingest.corpus.entry import Category, Entry
from tests.ingest.corpus.good_rows import SECOND, WHO, transfers
from tests.ingest.corpus.rows import sheet, text

_CODE, _REFERENCE, _PERSONAL, _COMPANY = map(
    Category, ("code", "reference", "personal", "business-id")
)
_TABLE = "access_siirrot"
_NUMBER, _CLIENT, _SENDER = "Siirtonumero", "Asiakasnumero", "Lähettävä koordinaattori"


def _sector(fault: str, written: str, code: str | None) -> Entry:
    verdict: dict[str, Any] = {"accepted": {2: {"toimiala": code}}}
    if code is None:
        verdict = {"quarantined": {2: ("code", "toimiala")}}
    return _CODE.cell(fault, "crm_yritykset", {"Toimiala": written}, **verdict)


def _size(fault: str, written: str, code: str | None) -> Entry:
    verdict: dict[str, Any] = {"accepted": {2: {"kokoluokka": code}}}
    if code is None:
        verdict = {"quarantined": {2: ("code", "kokoluokka")}}
    return _CODE.cell(fault, "crm_yritykset", {"Kokoluokka": written}, **verdict)


def _pointed(fault: str, header: str, written: str, rule: str, column: str) -> Entry:
    category = _PERSONAL if rule == "personal" else _REFERENCE
    return category.cell(fault, _TABLE, {header: written}, quarantined={2: (rule, column)})


_CODES = (
    _sector("of_other_case", "KAUPPA", "Kauppa"),
    _sector("between_odd_spaces", "\u00a0Kauppa \u2007", "Kauppa"),
    _sector("unknown", "Avaruusmatkailu", None),
    _sector("two_in_a_cell", "Kauppa, Taksi", None),
    _sector("mistyped", "Kaupa", None),
    _sector("letter_of_another_alphabet", "K\u0430uppa", None),
    _CODE.cell(
        "blank_where_it_may_be",
        "crm_yritykset",
        {"Toimiala": ""},
        accepted={2: {"toimiala": None}},
    ),
    _size("with_another_dash", "10-49", "10–49"),
    _size("turned_into_a_day_by_excel", "9.tammi", None),
    _CODE.cell(
        "blank_where_it_must_be",
        "tapahtumat",
        {"Järjestäjä": ""},
        quarantined={2: ("missing_value", "jarjestaja")},
    ),
)

_REFERENCES = (
    _REFERENCE.transfers(
        "leading_zeros_in_apostrophes",
        text(_TABLE, {_CLIENT: "'007'"}).encode(),
        accepted={2: transfers(1) | {"asiakasnumero": "007"}},
    ),
    _REFERENCE.file(
        "number_and_text_of_a_workbook",
        _TABLE,
        sheet(
            _TABLE,
            lambda made: (made.write_number(1, 1, 7.0), made.write_string(2, 1, "007")),
            *({}, SECOND),
        ),
        ending=".xlsx",
        accepted={2: {"asiakasnumero": "7"}, 3: {"asiakasnumero": "007"}},
    ),
    _pointed("client_with_decimals", _CLIENT, "7,0", "reference", "asiakasnumero"),
    _pointed("client_as_an_exponent", _CLIENT, "1,0E+05", "reference", "asiakasnumero"),
    _pointed("client_by_name", _CLIENT, "Testi Henkilö", "reference", "asiakasnumero"),
    _pointed("client_of_too_many_digits", _CLIENT, "12345678901", "reference", "asiakasnumero"),
    _pointed("key_as_an_exponent", _NUMBER, "1E+05", "reference", "siirtonumero"),
    _pointed("key_without_a_digit", _NUMBER, "uusi", "reference", "siirtonumero"),
    _pointed("key_of_several_words", _NUMBER, "1 ja 2", "reference", "siirtonumero"),
    _pointed("label_without_end", _SENDER, "Työkyky 1 " * 9, "reference", "lahettava"),
    _pointed("key_is_a_person", _NUMBER, WHO, "personal", "siirtonumero"),
    _pointed("label_is_an_address", _SENDER, "matti@example.fi", "personal", "lahettava"),
    _pointed("label_has_a_phone", _SENDER, "Työkyky 040 1234567", "personal", "lahettava"),
    _PERSONAL.cell(
        "person_in_the_name_of_an_event",
        "tapahtumat",
        {"Nimi": f"Tapaaminen ({WHO})"},
        quarantined={2: ("personal", "nimi")},
    ),
    _PERSONAL.cell(
        "sole_trader_is_called_by_name",
        "crm_yritykset",
        {"Yrityksen nimi": "Parturi Matti Meikäläinen", "Yritysmuoto": "toiminimi"},
        accepted={2: {"nimi": None, "yritysmuoto": "toiminimi"}},
    ),
    _PERSONAL.cell(
        "form_of_business_is_not_told",
        "crm_yritykset",
        {"Yrityksen nimi": "Meikäläinen", "Yritysmuoto": ""},
        accepted={2: {"nimi": None, "yritysmuoto": None}},
    ),
)


def _business(fault: str, written: str, *, is_read: bool) -> Entry:
    verdict: dict[str, Any] = {"quarantined": {2: ("business_id", "y_tunnus")}}
    if is_read:
        verdict = {"accepted": {2: {"y_tunnus": "9000004-6"}}}
    return _COMPANY.cell(fault, "crm_yritykset", {"Y-tunnus": written}, **verdict)


_COMPANIES = (
    _business("without_its_dash", "90000046", is_read=True),
    _business("with_the_prefix_of_vat", "FI90000046", is_read=True),
    _business("with_a_long_dash", "9000004–6", is_read=True),
    _business("wrong_check_digit", "9000004-7", is_read=False),
    _business("lost_its_leading_zero", "149669-3", is_read=False),
    _business("of_another_country", "556036-0793", is_read=False),
)

ENTRIES = (*_CODES, *_REFERENCES, *_COMPANIES)
