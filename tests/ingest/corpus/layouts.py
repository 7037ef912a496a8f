"""What stands around a table, in a text or on a sheet, and what a sheet shows otherwise."""

from collections.abc import Callable
from dataclasses import replace

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.ingest.corpus.entry import Category, Placed
from tests.ingest.corpus.good_rows import GOOD, SECOND, transfers
from tests.ingest.corpus.rows import cells, joined, sheet, sheets, text, workbook, write_rows

_LAYOUT, _SHEET = Category("layout"), Category("sheet")
_TABLE, _PERIODS = "access_siirrot", "access_jaksot"
_PLAIN = text(_TABLE)
_ROWS = cells(_TABLE)
_BOTH = {2: transfers(1), 3: transfers(2)}
_OPEN = {"Jaksonumero": "2", "Loppupvm": "", "Päättymissyy": "", "Lopputulos": ""}

_TEXTS = (
    _LAYOUT.transfers(
        "titles_above",
        ("Siirrot;;;;\nLahti;;;;\n\n" + _PLAIN).encode(),
        accepted={5: transfers(1)},
    ),
    _LAYOUT.transfers("total_below", f"{_PLAIN}Yhteensä;;;;1\n".encode(), noise={3: "total"}),
    _LAYOUT.between("subtotal_of_a_group", "Januari totalt;;;;1", noise={3: "total"}),
    _LAYOUT.transfers("count_below", f"{_PLAIN}Row count: 1\n".encode(), noise={3: "total"}),
    _LAYOUT.between("total_after_blank_cells", ";;;Summa;1", noise={3: "total"}),
    _LAYOUT.transfers(
        "note_below", f"{_PLAIN}\n* Alustava.\n".encode(), noise={3: "blank", 4: "footnote"}
    ),
    _LAYOUT.between("row_without_anything", "", noise={3: "blank"}),
    _LAYOUT.between("row_of_spaces_of_all_kinds", " ;\u00a0;\t;\u2009;\u3000", noise={3: "blank"}),
    _LAYOUT.between("row_of_dashes", "-;-;-;-;-", quarantined={3: ("reference", "siirtonumero")}),
    _LAYOUT.transfers(
        "blank_column_before_the_table",
        joined([("", *row) for row in _ROWS]).encode(),
    ),
    _LAYOUT.transfers(
        "blank_column_within",
        joined([(*row[:2], "", *row[2:]) for row in _ROWS]).encode(),
    ),
    _LAYOUT.transfers(
        "words_beside_the_table",
        joined([(*row, "", "Soita Matille 040 1234567") for row in _ROWS]).encode(),
        told="Columns left out: 1.",
    ),
)


def _from_corner(row: int, column: int) -> Callable[[], bytes]:
    def fill(book: Workbook) -> None:
        write_rows(book.add_worksheet(), cells(_TABLE), row=row, column=column)

    return workbook(fill)


def _beside(made: Worksheet) -> None:
    write_rows(made, [("Kuukausi", "Siirtoja"), ("tammikuu", 1)], column=7)


def _below(made: Worksheet) -> None:
    write_rows(made, [tuple(GOOD["tapahtumat"]), tuple(GOOD["tapahtumat"].values())], row=2)


def _unknown_below(made: Worksheet) -> None:
    write_rows(made, [("Kuukausi", "Lähteneet", "Saapuneet"), ("tammikuu", 1, 2)], row=3)


def _hidden_sheets(book: Workbook) -> None:
    for name in ("Siirrot", "Vanhat"):
        write_rows(book.add_worksheet(name), cells(_TABLE))
    book.get_worksheet_by_name("Vanhat").hide()


def _nothing_shown(book: Workbook) -> None:
    book.add_worksheet("Tyhjä")
    hidden = book.add_worksheet("Siirrot")
    write_rows(hidden, cells(_TABLE))
    hidden.very_hidden()


_SHEETS = (
    _SHEET.transfers(
        "far_from_its_corner", _from_corner(4, 3), ending=".xlsx", accepted={6: transfers(1)}
    ),
    _SHEET.transfers(
        "second_after_a_cover",
        sheets(Kansi=[["Hankkeen siirrot"]], Siirrot=_ROWS),
        ending=".xlsx",
        told="Other sheets not read: Kansi.",
    ),
    _SHEET.file(
        "cells_merged_downwards",
        _PERIODS,
        sheet(_PERIODS, lambda made: made.merge_range(1, 1, 2, 1, "7"), {}, _OPEN),
        ending=".xlsx",
        accepted={2: {"asiakasnumero": "7"}, 3: {"asiakasnumero": "7", "loppupvm": None}},
    ),
    _SHEET.file(
        "cells_merged_sideways",
        _PERIODS,
        sheet(_PERIODS, lambda made: made.merge_range(1, 4, 1, 6, "keskeytyi")),
        ending=".xlsx",
        quarantined={2: ("date", "loppupvm")},
    ),
    _SHEET.transfers(
        "hidden_rows",
        sheet(_TABLE, lambda made: made.set_row(2, None, None, {"hidden": True}), {}, SECOND),
        ending=".xlsx",
        accepted=_BOTH,
        told="Hidden rows read as the others: 1.",
    ),
    _SHEET.transfers(
        "hidden_columns",
        sheet(_TABLE, lambda made: made.set_column(2, 2, None, None, {"hidden": True})),
        ending=".xlsx",
    ),
    _SHEET.transfers(
        "hidden", workbook(_hidden_sheets), ending=".xlsx", told="Hidden sheets not read: Vanhat."
    ),
    _SHEET.transfers(
        "none_is_shown", workbook(_nothing_shown), ending=".xlsx", refused="no sheet that is shown"
    ),
    _SHEET.transfers("another_table_beside", sheet(_TABLE, _beside), ending=".xlsx"),
    replace(
        _SHEET.transfers("another_table_below", sheet(_TABLE, _below), ending=".xlsx"),
        placed=(
            Placed(table=_TABLE, accepted={2: transfers(1)}),
            Placed(table="tapahtumat", accepted={4: {"nimi": "Rekrymessut"}}),
        ),
    ),
    _SHEET.transfers(
        "unknown_table_below",
        sheet(_TABLE, _unknown_below),
        ending=".xlsx",
        refused="has 2 tables on a sheet",
    ),
    _SHEET.transfers(
        "filtered_and_frozen",
        sheet(_TABLE, lambda made: (made.autofilter(0, 0, 1, 4), made.freeze_panes(1, 0))),
        ending=".xlsx",
    ),
    _SHEET.transfers(
        "comment_on_a_cell",
        sheet(_TABLE, lambda made: made.write_comment(1, 0, "Tarkista Matilta")),
        ending=".xlsx",
    ),
    _SHEET.file(
        "error_in_a_cell",
        _PERIODS,
        sheet(_PERIODS, lambda made: made.write_formula(1, 4, "=X1", None, "#REF!")),
        ending=".xlsx",
        quarantined={2: ("cell_error", "loppupvm")},
        told="Cells with an error such as #REF!: 1.",
    ),
    _SHEET.file(
        "formula_without_a_result",
        _PERIODS,
        sheet(_PERIODS, lambda made: made.write_formula(1, 4, "=X1", None, "")),
        ending=".xlsx",
        quarantined={2: ("cell_error", "loppupvm")},
        told="Formulas without a result: 1.",
    ),
    _SHEET.transfers(
        "formula_with_its_result",
        sheet(_TABLE, lambda made: made.write_formula(1, 3, '="Työ"&"kyky 1"', None, "Työkyky 1")),
        ending=".xlsx",
    ),
    _SHEET.transfers(
        "text_that_looks_like_a_formula",
        sheet(_TABLE, lambda made: made.write_string(1, 3, "=1+1")),
        ending=".xlsx",
        accepted={2: transfers(1) | {"lahettava": "=1+1"}},
    ),
)

ENTRIES = (*_TEXTS, *_SHEETS)
