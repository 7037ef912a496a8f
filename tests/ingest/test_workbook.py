"""Workbooks: real and serial dates, the right sheet, rows numbered as in the sheet."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.ingest.inboxes import (
    DAY,
    END_FORMS,
    TRANSFERS,
    Inbox,
    sample_identity,
    serial,
    write_workbook,
)

FILE = f"{DAY}/esr_lopetusilmoitukset.xlsx"
MAN = sample_identity(date(1999, 5, 1), 901)
FORM = ("X1", MAN, date(2022, 1, 3), serial(date(2022, 4, 29)), "2.5.2022", "keskeytti", "työssä")
DATES = ("aloituspvm", "lopetuspvm", "allekirjoituspvm")


def test_dates_may_be_real_numbers_or_text(inbox: Inbox) -> None:
    write_workbook(inbox.root / FILE, {"Taul1": [END_FORMS, FORM]})
    inbox.load()
    assert inbox.raw("esr_lopetusilmoitukset", *DATES, "_sheet", "_row") == [
        (date(2022, 1, 3), date(2022, 4, 29), date(2022, 5, 2), "Taul1", 2)
    ]


def test_number_is_no_date_in_a_text_file(inbox: Inbox) -> None:
    inbox.put_csv(
        f"{DAY}/access_siirrot.csv",
        TRANSFERS,
        ("1", "7", str(serial(date(2022, 5, 3))), "Työkyky 1", "Yritys 1"),
    )
    inbox.load()
    assert inbox.rows("select rule_id, column_name from quality.quarantine") == [("date", "pvm")]


def test_sheet_is_chosen_by_its_header_and_blank_rows_keep_their_numbers(inbox: Inbox) -> None:
    write_workbook(
        inbox.root / FILE,
        {
            "Ohje": [["Täytä lomake"], ["Hankekoodi"]],
            "Vastaukset": [[], ["Ajettu"], [], END_FORMS, [], FORM],
        },
    )
    report = inbox.load().files[0]
    assert (report.read, report.accepted, report.noise) == (2, 1, 1)
    assert inbox.rows("select _sheet, _row from raw.esr_lopetusilmoitukset") == [("Vastaukset", 6)]
    assert inbox.rows("select sheet, row_number, kind from quality.noise") == [
        ("Vastaukset", 5, "blank")
    ]


def test_hidden_sheet_is_passed_over(inbox: Inbox) -> None:
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Etusivu").write(0, 0, "Tyhjä")
        hidden = workbook.add_worksheet("Vanha")
        hidden.write_row(0, 0, END_FORMS)
        hidden.hide()
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert "has no header row" in report.message


def _ole(_path: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _half(path: Path) -> bytes:
    return write_workbook(path, {"Taul1": [END_FORMS, FORM]}).read_bytes()[:2000]


def _no_workbook(_path: Path) -> bytes:
    return b"\x89PNG\r\n" + bytes(600)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (_half, "cannot be read: it is damaged or incomplete"),
        (_no_workbook, "cannot be read: it is damaged or incomplete"),
        (_ole, "is protected by a password"),
    ],
)
def test_unreadable_workbook_is_stopped_and_the_others_go_on(
    inbox: Inbox, tmp_path: Path, content: object, told: str
) -> None:
    assert callable(content)
    inbox.put(FILE, content(tmp_path / "whole.xlsx"))
    inbox.put_csv(f"{DAY}/access_siirrot.csv", TRANSFERS, ("1", "7", "3.5.2022", "a", "b"))
    report = inbox.load()
    assert [(file.file, file.status) for file in report.files] == [
        (f"{DAY}/access_siirrot.csv", "loaded"),
        (FILE, "stopped"),
    ]
    assert report.stopped[0].message.startswith(f"File {FILE} {told}")
    assert inbox.rows("select status, read_count from quality.loads where source = 'esf'") == [
        ("stopped", 0)
    ]


def test_workbook_and_text_with_the_ending_of_the_other_are_read_as_what_they_are(
    inbox: Inbox, tmp_path: Path
) -> None:
    workbook = write_workbook(tmp_path / "x.xlsx", {"Taul1": [END_FORMS, FORM]}).read_bytes()
    inbox.put(f"{DAY}/esr_lopetusilmoitukset.csv", workbook)
    inbox.put_csv(f"{DAY}/access_siirrot.xlsx", TRANSFERS, ("1", "7", "3.5.2022", "a", "b"))
    assert [(file.status, file.read) for file in inbox.load().files] == [
        ("loaded", 1),
        ("loaded", 1),
    ]
    assert inbox.rows("select encoding, sheet from quality.loads order by file") == [
        ("utf-8", None),
        (None, "Taul1"),
    ]
