"""What a spreadsheet shows in place of a value is a value of no column, whatever its type."""

import pytest

from ingest.cell_errors import CELL_ERRORS
from tests.ingest.inboxes import COSTS, DAY, TRANSFER, TRANSFERS, Inbox

EVENTS = ("Tapahtumanumero", "Nimi", "Pvm", "Järjestäjä", "Kumppanit", "Osallistujia")
EVENT = ("1", "Rekrymessut", "3.5.2022", "oma", "", "12")
FILE = f"{DAY}/tapahtumat.csv"
KEPT = "select row_number, rule_id, column_name, parameters from quality.quarantine"


@pytest.mark.parametrize("error", [*CELL_ERRORS, "Err:502", "########", " #N/A "])
def test_no_error_is_let_in_as_text(inbox: Inbox, error: str) -> None:
    inbox.put_csv(FILE, EVENTS, EVENT, ("2", error, *EVENT[2:]))
    inbox.load()
    told = f'{{"value": "{error.strip()}"}}'
    assert inbox.rows(KEPT) == [(3, "cell_error", "nimi", told)]
    assert inbox.raw("tapahtumat", "nimi") == [("Rekrymessut",)]


@pytest.mark.parametrize("place", range(len(EVENTS)))
def test_no_column_takes_an_error_for_a_value(inbox: Inbox, place: int) -> None:
    faulty = (*EVENT[:place], "#PUUTTUU!", *EVENT[place + 1 :])
    inbox.put_csv(FILE, EVENTS, ("9", *EVENT[1:]), faulty)
    inbox.load()
    assert inbox.rows("select row_number, rule_id from quality.quarantine") == [(3, "cell_error")]


def test_error_in_what_is_never_let_in_is_nobodys_business(inbox: Inbox) -> None:
    booking = ("1", "31.1.2022", "4000", "henkilöstö", "työkyky", "#REF!", "1,00")
    inbox.put_csv(f"{DAY}/kustannukset.csv", COSTS, booking)
    assert inbox.load().files[0].accepted == 1


@pytest.mark.parametrize("option", ["omavalmentaja", "Muu, mikä?", "ystävä"])
def test_error_below_an_option_is_no_answer(inbox: Inbox, option: str) -> None:
    question = "Kuka ohjasi sinut hankkeeseen?"
    header = (
        *("Vastaajanumero", "Vastausaika", "Henkilötunnus", "Suostumus"),
        *(f"{question} itse", f"{question} {option}"),
    )
    row = ("1", "3.5.2022", "", "kyllä")
    inbox.put_csv(
        f"{DAY}/webropol_ilmoittautumiset.csv", header, (*row, "X", ""), ("2", *row[1:], "", "#N/A")
    )
    inbox.load()
    assert inbox.raw("webropol_ilmoittautumiset", "ohjaava_taho") == [("itse",)]
    assert inbox.rows("select row_number, column_name from quality.quarantine") == [
        (3, "ohjaava_taho")
    ]


@pytest.mark.parametrize("name", ["#Metoo-ilta", "Viikko #12", "#", "N/A-päivä"])
def test_text_that_is_no_error_stays(inbox: Inbox, name: str) -> None:
    inbox.put_csv(FILE, EVENTS, ("1", name, *EVENT[2:]))
    inbox.load()
    assert inbox.raw("tapahtumat", "nimi") == [(name,)]


def test_rows_all_of_whose_dates_became_texts_or_numbers_are_quarantined(inbox: Inbox) -> None:
    changed = [(str(n), "7", f"{day}", *TRANSFER[3:]) for n, day in enumerate(("44684", "kevät"))]
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, *changed, ("5", *TRANSFER[1:]))
    inbox.load()
    assert inbox.rows("select row_number, rule_id, column_name from quality.quarantine") == [
        (2, "date", "pvm"),
        (3, "date", "pvm"),
    ]
