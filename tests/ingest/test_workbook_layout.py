"""What a sheet shows and its cells do not hold: errors, formulas, merged cells, hidden rows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.ingest.inboxes import (
    DAY,
    END_FORMS,
    PERIODS,
    TRANSFER,
    TRANSFERS,
    Inbox,
    sample_identity,
    serial,
    write_workbook,
)

FILE = f"{DAY}/access_jaksot.xlsx"
PERIOD = ("1", "7", "Työkyky 1", "3.1.2022", "29.4.2022", "palvelu päättyi", "työllistyi")
OPEN = ("2", "8", "Työkyky 1", "3.1.2022", "", "", "")


def _write(inbox: Inbox, fill: Callable[[Worksheet], object], **options: object) -> None:
    """Write a workbook of one sheet with a header, two periods and what `fill` changes."""
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path, options) as workbook:
        sheet = workbook.add_worksheet("Jaksot")
        for number, row in enumerate((PERIODS, PERIOD, OPEN)):
            sheet.write_row(number, 0, row)
        fill(sheet)


def _faults(inbox: Inbox) -> list[tuple[object, ...]]:
    return inbox.rows("select row_number, rule_id, column_name from quality.quarantine order by 1")


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
@pytest.mark.parametrize(("column", "name"), [(2, "koordinaattori"), (4, "loppupvm")])
def test_error_in_a_cell_is_no_value(inbox: Inbox, error: str, column: int, name: str) -> None:
    _write(inbox, lambda sheet: sheet.write_formula(2, column, "=X1", None, error))
    report = inbox.load().files[0]
    assert _faults(inbox) == [(3, "cell_error", name)]
    assert f"Cells with an error such as {error}: 1." in report.message


def test_formula_without_a_result_is_no_blank(inbox: Inbox) -> None:
    _write(inbox, lambda sheet: sheet.write_formula(2, 4, "=X1", None, ""))
    report = inbox.load().files[0]
    assert _faults(inbox) == [(3, "cell_error", "loppupvm")]
    assert "Formulas without a result: 1. Open the workbook" in report.message


def test_formula_has_its_result(inbox: Inbox) -> None:
    _write(inbox, lambda sheet: sheet.write_formula(2, 4, "=X1", None, "1.5.2022"))
    assert inbox.load().files[0].message == ""
    assert inbox.raw("access_jaksot", "loppupvm") == [(date(2022, 4, 29),), (date(2022, 5, 1),)]


def test_odd_cells_keep_their_place_beside_blank_columns(inbox: Inbox) -> None:
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate((PERIODS, PERIOD, OPEN)):
            sheet.write_row(number + 4, 2, row)
        sheet.write_formula(6, 6, "=X1", None, "#N/A")
    inbox.load()
    assert _faults(inbox) == [(7, "cell_error", "loppupvm")]
    assert inbox.raw("access_jaksot", "_row", "asiakasnumero") == [(6, "7")]


def test_cell_merged_downwards_counts_on_each_of_its_rows(inbox: Inbox) -> None:
    _write(inbox, lambda sheet: sheet.merge_range(1, 1, 2, 1, "7"))
    inbox.load()
    assert inbox.raw("access_jaksot", "jaksonumero", "asiakasnumero") == [("1", "7"), ("2", "7")]


def test_cell_merged_sideways_stays_one_value(inbox: Inbox) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.merge_range(2, 4, 2, 6, "")

    _write(inbox, fill)
    inbox.load()
    assert inbox.raw("access_jaksot", "loppupvm", "lopputulos")[1] == (None, None)


def test_header_over_two_rows_is_found_by_its_merged_cells(inbox: Inbox, tmp_path: Path) -> None:
    del tmp_path
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for column, name in enumerate(PERIODS):
            if name in {"Alkupvm", "Loppupvm"}:
                sheet.write(1, column, name)
            else:
                sheet.merge_range(0, column, 1, column, name)
        sheet.merge_range(0, 3, 0, 4, "Kesto")
        sheet.write_row(2, 0, PERIOD)
    assert (inbox.load().files[0].status, len(inbox.raw("access_jaksot", "_row"))) == ("loaded", 1)


def test_hidden_and_blank_columns_are_no_hindrance(inbox: Inbox) -> None:
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate((PERIODS, PERIOD, OPEN)):
            sheet.write_row(number, 1, row[:3])
            sheet.write_row(number, 6, row[3:])
        sheet.set_column(6, 6, None, None, {"hidden": True})
    assert inbox.load().files[0].accepted == 2
    assert inbox.raw("access_jaksot", "alkupvm", "lopputulos")[0] == (
        *(date(2022, 1, 3), "työllistyi"),
    )


def test_hidden_rows_are_read_and_told_of(inbox: Inbox) -> None:
    _write(inbox, lambda sheet: sheet.set_row(2, None, None, {"hidden": True}))
    report = inbox.load().files[0]
    assert (report.accepted, report.message) == (2, "Hidden rows read as the others: 1.")


def test_hidden_sheet_is_told_of(inbox: Inbox) -> None:
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("Jaksot", "Vanhat"):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, PERIODS)
            sheet.write_row(1, 0, PERIOD)
        sheet.hide()
    assert inbox.load().files[0].message == "Hidden sheets not read: Vanhat."


def test_workbook_that_counts_from_1904_has_the_same_days(inbox: Inbox) -> None:
    day = serial(date(2022, 5, 2)) - 1462

    def fill(sheet: Worksheet) -> None:
        sheet.write_number(1, 3, day)
        sheet.write_datetime(1, 4, date(2022, 5, 3))
        sheet.set_column(4, 4, 12)

    _write(inbox, fill, date_1904=True, default_date_format="d.m.yyyy")
    inbox.load()
    assert inbox.raw("access_jaksot", "alkupvm", "loppupvm")[0] == (
        date(2022, 5, 2),
        date(2022, 5, 3),
    )


def test_numbers_and_texts_are_the_same_key(inbox: Inbox) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_number(1, 0, 1)
        sheet.write_number(1, 1, 7.0)
        sheet.write_string(2, 1, "007")

    _write(inbox, fill)
    inbox.load()
    assert inbox.raw("access_jaksot", "jaksonumero", "asiakasnumero") == [("1", "7"), ("2", "007")]


def test_every_sheet_that_fits_a_contract_is_a_load_of_its_own(inbox: Inbox) -> None:
    man = sample_identity(date(1999, 5, 1), 901)
    form = ("X1", man, date(2022, 1, 3), date(2022, 4, 29), date(2022, 5, 2), "keskeytti", "työssä")
    file = f"{DAY}/kaikki.xlsx"
    sheets = {
        "Ohje": [["Täytä"]],
        "Lopetus": [END_FORMS, form],
        "Siirrot": [TRANSFERS, TRANSFER],
        "Siirrot 2021": [TRANSFERS, TRANSFER],
    }
    write_workbook(inbox.root / file, sheets)
    reports = inbox.load().files
    assert [(report.part, report.status, report.accepted) for report in reports] == [
        ("Lopetus", "loaded", 1),
        ("Siirrot", "loaded", 1),
    ]
    assert "Other sheets not read: Ohje, Siirrot 2021." in reports[0].message
    assert inbox.rows("select sheet, table_name, read_count from quality.loads order by all") == [
        ("Lopetus", "esr_lopetusilmoitukset", 1),
        ("Siirrot", "access_siirrot", 1),
    ]
    assert inbox.load().changed is False


def test_copy_of_a_workbook_of_several_sheets_is_not_read_again(inbox: Inbox) -> None:
    sheets = {"Jaksot": [PERIODS, PERIOD], "Siirrot": [TRANSFERS, TRANSFER]}
    content = write_workbook(inbox.data / "x.xlsx", sheets).read_bytes()
    inbox.put(f"{DAY}/kaikki.xlsx", content)
    inbox.load()
    inbox.put(f"{DAY}/kaikki kopio.xlsx", content)
    statuses = [(file.part, file.status) for file in inbox.load(DAY).files]
    assert statuses == [
        *(("Jaksot", "repeated"), ("Siirrot", "repeated")),
        *(("Jaksot", "repeated"), ("Siirrot", "repeated")),
    ]


def test_table_is_found_below_and_beside_another(inbox: Inbox) -> None:
    path = inbox.root / FILE
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Kuukausi", "Jaksoja"])
        sheet.write_row(1, 0, ["tammikuu", 1])
        sheet.write_row(3, 0, [*PERIODS, "", "Huomio"])
        sheet.write_row(4, 0, [*PERIOD, "", "Testi Henkilö 9"])
    inbox.load()
    assert inbox.raw("access_jaksot", "_row", "jaksonumero") == [(5, "1")]


def test_table_below_is_told_by_the_file_and_row_of_each(inbox: Inbox) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_row(4, 0, TRANSFERS)
        sheet.write_row(5, 0, TRANSFER)

    _write(inbox, fill)
    reports = inbox.load().files
    assert [(each.part, each.read, each.accepted, each.noise) for each in reports] == [
        ("Jaksot (rivi 1)", 3, 2, 1),
        ("Jaksot (rivi 5)", 1, 1, 0),
    ]
