"""What a file is by its name, of which day it is, and which of its parts are read."""

from tests.ingest.corpus.entry import Category, Entry, Placed
from tests.ingest.corpus.good_rows import SECOND, transfers
from tests.ingest.corpus.rows import cells, sheets, text
from tests.ingest.inboxes import DAY

_NAME, _DAYS, _PARTS = "recognition", "export-day", Category("part")
_TABLE = "access_siirrot"
_PLAIN = text(_TABLE).encode()
_TAKEN = (Placed(table=_TABLE, accepted={2: transfers(1)}),)


def _named(fault: str, name: str, content: bytes = _PLAIN, *, refused: str = "") -> Entry:
    placed = () if refused else _TAKEN
    file = f"{DAY}/{fault}/{name}"
    return Entry(
        category=_NAME, fault=fault, file=file, content=content, placed=placed, refused=refused
    )


def _of_day(  # noqa: PLR0913 – what such an entry consists of
    fault: str,
    file: str,
    content: bytes = _PLAIN,
    *,
    dated: str = "",
    refused: str = "",
    row: int = 2,
) -> Entry:
    placed = () if refused else (Placed(table=_TABLE, accepted={row: transfers(1)}),)
    return Entry(
        category=_DAYS,
        fault=fault,
        file=file,
        content=content,
        placed=placed,
        refused=refused,
        dated=dated,
    )


_NAMES = (
    _named("known_by_its_header", "vienti7.csv"),
    _named("copy_in_capitals", "ACCESS SIIRROT - kopio (2).CSV"),
    _named("ending_of_any_text", "access_siirrot.txt"),
    _named("of_nothing_known", "luettelo.csv", b"a;b\n1;2\n", refused="is not recognised"),
    _named("kind_that_is_not_read", "access_siirrot.docx", refused="only .csv, .tsv, .txt"),
    _named("without_an_ending", "access_siirrot", refused="only .csv, .tsv, .txt"),
    _named(
        "name_of_another_table",
        "access_jaksot.csv",
        refused="has no header row of access_jaksot. Columns expected: Jaksonumero",
    ),
    _named(
        "header_of_two_tables_and_name_of_none",
        "vienti.csv",
        b"Siirtonumero;Vastausnumero\n1;2\n",
        refused="is not recognised",
    ),
)

_AHEAD = "2031-01-01"
_EXPORT_DAYS = (
    _of_day("told_by_its_name", f"x/{_TABLE}_2022-12-31.csv", dated="name"),
    _of_day(
        "told_above_its_header",
        f"x/{_TABLE}.csv",
        b"Ajettu 31.12.2022 klo 9.30\n" + _PLAIN,
        dated="metadata",
        row=3,
    ),
    _of_day("told_nowhere", f"x/{_TABLE}.csv", dated="receipt"),
    _of_day("folder_and_name_differ", f"{DAY}/{_TABLE}_2022-06-30.csv", dated="folder"),
    _of_day("still_to_come", f"{_AHEAD}/{_TABLE}.csv", refused=f"cannot be of {_AHEAD}"),
    _of_day("day_that_does_not_exist", f"2022-02-30/{_TABLE}.csv", refused="does not exist"),
    _of_day(
        "long_before_its_rows",
        f"2012-12-31/{_TABLE}.csv",
        refused="but its oldest row is of 2022-05-03",
    ),
    _of_day("end_of_a_period", f"x/{_TABLE} 1.1.2022-31.12.2022.csv", dated="name"),
)

_EVENTS = Placed(table="tapahtumat", accepted={2: {"nimi": "Rekrymessut"}})


def _in_parts(fault: str, told: str = "", **rows: list[tuple[str, ...]]) -> Entry:
    placed = (*_TAKEN, *((_EVENTS,) if rows.get("Tapahtumat") else ()))
    return Entry(
        category=_PARTS.name,
        fault=fault,
        file=f"{DAY}/{fault}/kaikki.xlsx",
        content=sheets(**rows),
        placed=placed,
        told=told,
    )


_SHEETS = (
    _in_parts("two_tables", Siirrot=cells(_TABLE), Tapahtumat=cells("tapahtumat")),
    _in_parts(
        "two_of_one_table",
        "Other sheets not read: Vanhat.",
        Siirrot=cells(_TABLE),
        Vanhat=cells(_TABLE, SECOND),
    ),
    _in_parts(
        "one_lacks_a_column",
        "Other sheets not read: Jaksot.",
        Siirrot=cells(_TABLE),
        Jaksot=[row[1:] for row in cells("access_jaksot")],
    ),
    _in_parts(
        "one_is_a_diagram_of_numbers",
        "Other sheets not read: Kuvio.",
        Kuvio=[("1",)],
        Siirrot=cells(_TABLE),
    ),
)

ENTRIES = (*_NAMES, *_EXPORT_DAYS, *_SHEETS)
