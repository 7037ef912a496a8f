"""Personal data that strayed into a column of other things is kept out, and not repeated."""

import re

import polars as pl
import pytest

from ingest import personal
from ingest.sources import contract_of
from tests.ingest.inboxes import COSTS, DAY, TRANSFER, TRANSFERS, Inbox

IDENTITIES = [
    *(f"220794{sign}978M" for sign in "-YXWVU+ABCDEF–−"),
    *("220794 - 978M", "220794978M", "220794-978m", "asiakas 010599-9019", "010599-9018"),
]
EMAILS = ["maija@example.invalid", "Maija <maija@example.invalid>"]
PHONES = [
    *("0441234567", "044 1234567", "040-123 4567", "044.123.4567", "(044) 123 4567"),
    *("+358 40 000 0000", "+358401234567", "00358 40 1234567", "+46 70 123 45 67"),
    *("03 123 4567", "(03) 123 4567", "09 1234 567", "puh. 050 123 4567."),
]
HARMLESS = [
    *("Työkyky 1", "Rekrypäivä 31.12.2022 klo 18.00–20.00", "Rekry 09-15 2022", "2021–2023"),
    *("05-06/2022", "Rekry @ Lahti", "0410", "04101234", "0410-1234", "Lahti 15100", "0149669-3"),
    *("202201-0001", "K9000000-1", "2022-0001", "1 234,50", "Testi Oy 2022"),
]
CONTACTS = ("Kontaktinumero", "Asiakasnumero", "Koordinaattori", "Pvm", "Laji", "Toteutui")
CONTACT = ("1", "7", "Työkyky 1", "2.5.2022", "puhelu", "-1")
EVENTS = ("Tapahtumanumero", "Nimi", "Pvm", "Järjestäjä", "Kumppanit", "Osallistujia")
EVENT = ("1", "Rekrypäivä", "2.5.2022", "oma", "", "20")
COMPANIES = ("Y-tunnus", "Yrityksen nimi", "Yritysmuoto", "Toimiala", "Kunta", "Liidi saatu")
COMPANY = ("0149669-3", "Testi Oy", "osakeyhtiö", "Kauppa", "Lahti", "1.2.2022")
BOOKING = ("1", "31.1.2022", "0410", "henkilöstö", "työkyky", "", "1,00")


@pytest.mark.parametrize("text", [*IDENTITIES, *EMAILS, *PHONES])
def test_personal_data_is_known_in_any_text(text: str) -> None:
    assert pl.select(pl.lit(text.replace("−", "-")).str.contains(personal.ANY)).item()
    assert re.search(personal.ANY, text.replace("−", "-"))


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_resembles_it_is_let_in(text: str) -> None:
    assert not pl.select(pl.lit(text).str.contains(personal.ANY)).item()


def _put(inbox: Inbox, table: str, header: tuple[str, ...], row: tuple[str, ...]) -> None:
    extra = ("Liidin lähde",) if table == "crm_yritykset" else ()
    inbox.put_csv(f"{DAY}/{table}.csv", (*header, *extra), (*row, *["oma" for _ in extra]))


def _changed(row: tuple[str, ...], place: int, text: str) -> tuple[str, ...]:
    return (*row[:place], text, *row[place + 1 :])


@pytest.mark.parametrize("text", ["220794-978M", "maija@example.invalid", "Maija M 044 1234567"])
@pytest.mark.parametrize(
    ("table", "header", "row", "place", "column"),
    [
        ("access_kontaktit", CONTACTS, CONTACT, 1, "asiakasnumero"),
        ("access_kontaktit", CONTACTS, CONTACT, 2, "koordinaattori"),
        ("access_siirrot", TRANSFERS, TRANSFER, 4, "vastaanottava"),
        ("tapahtumat", EVENTS, EVENT, 1, "nimi"),
        ("tapahtumat", EVENTS, EVENT, 4, "kumppanit"),
        ("crm_yritykset", COMPANIES, COMPANY, 1, "nimi"),
        ("crm_yritykset", COMPANIES, COMPANY, 4, "kunta"),
        ("kustannukset", COSTS, BOOKING, 2, "tili"),
    ],
)
def test_row_with_personal_data_is_quarantined_without_it(  # noqa: PLR0913, PLR0917
    inbox: Inbox,
    table: str,
    header: tuple[str, ...],
    row: tuple[str, ...],
    place: int,
    column: str,
    text: str,
) -> None:
    _put(inbox, table, header, row)
    assert inbox.load().files[0].accepted == 1
    _put(inbox, table, header, _changed(row, place, text))
    inbox.load()
    assert inbox.raw(table, "_row") == []
    found = inbox.rows("select rule_id, column_name, parameters from quality.quarantine")
    assert found == [("personal", column, "{}")]
    assert text not in str(inbox.contents())


@pytest.mark.parametrize(
    ("place", "text", "kind", "longest"),
    [
        (0, "Virtanen", "key", 40),
        (0, "1 2", "key", 40),
        (0, "1" * 41, "key", 40),
        (1, "VIRTANEN MATTI", "client_number", 10),
        (1, "A-7", "client_number", 10),
        (1, "12345678901", "client_number", 10),
        (2, "Työkyky 1, joka on lomalla juhannukseen asti", "label", 40),
    ],
)
def test_reference_that_is_not_written_as_one_is_quarantined_without_it(
    inbox: Inbox, place: int, text: str, kind: str, longest: int
) -> None:
    _put(inbox, "access_kontaktit", CONTACTS, _changed(CONTACT, place, text))
    inbox.load()
    found = inbox.rows("select rule_id, parameters from quality.quarantine")
    assert found == [("reference", f'{{"kind": "{kind}", "longest": {longest}}}')]
    assert text not in str(inbox.contents())


@pytest.mark.parametrize("key", ["1", "K9000000-1", "2022/0001", "virhe_2.1", "0441234567", "Å7"])
def test_keys_of_every_register_are_let_in(inbox: Inbox, key: str) -> None:
    _put(inbox, "access_kontaktit", CONTACTS, _changed(CONTACT, 0, key))
    inbox.load()
    assert inbox.raw("access_kontaktit", "kontaktinumero") == [(key,)]


def test_name_of_a_sole_trader_is_emptied_before_it_is_looked_at(inbox: Inbox) -> None:
    trader = ("0149669-3", "Tmi Maija 044 1234567", "toiminimi", *COMPANY[3:])
    _put(inbox, "crm_yritykset", COMPANIES, trader)
    inbox.load()
    assert inbox.raw("crm_yritykset", "nimi") == [(None,)]


def test_every_text_is_held_to_the_rule() -> None:
    event = contract_of("tapahtumat")
    assert [c.name for c in event.columns if c.type == "text" and c.reference is None] == [
        "nimi",
        "kumppanit",
    ]
