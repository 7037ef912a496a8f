"""A page of documentation per source, made from its contracts: python -m ingest.source_pages."""

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.contract import Contract, DateSource, Replaces
from ingest.rules import DUPLICATE, SEVERAL, checks_of
from ingest.source_columns import SEPARATOR, column_rows
from ingest.sources import CONTRACTS
from ingest.target_group import TargetGroup
from kunto.locale import texts
from kunto.settings import ROOT

FOLDER = ROOT / "docs" / "sources"
_MADE = "<!-- Made by python -m ingest.source_pages from the contracts; change those. -->"
_HOW_READ = (
    "Each source has a contract in `ingest/sources/`. A file is known by its name, else by its "
    "header. Columns may stand in any order; headers are compared without case, odd spaces, HTML, "
    "numbers and closing marks. The values of a column may stand in several columns of a file: one "
    "for each language, or one for each option of a question, marked with X or 1. What a new "
    "export replaces is the contract's `replaces`: `full`, `period` with its date column as `day`, "
    "or `key`. What it thereby deletes is noted in `quality.deletions`. Columns that the contract "
    "does not know are left out: `kunto load` and `quality.loads` say how many and which, and the "
    "file in `data/landing/` keeps them as they were delivered. Of several tables on a sheet, "
    "below or beside each other, each is loaded by itself when all fit a contract; else the file "
    "is stopped and told where each begins. A CSV may have several below each other."
)
_WITHOUT_IDENTITY = (
    "a row is of the one person who has the same words in the name and the same birth date on "
    "another row of the registration form or the client database; of none or of several such, it "
    "is a client of its own. `marts.dim_clients.identified_by` tells which"
)
_ANY_GROUP = TargetGroup(age_limit=1, municipality="")
_REPLACES: dict[Replaces, str] = {
    "full": "all rows of the export before it: whatever it no longer has is gone from the figures",
    "period": (
        "the rows of the period that it covers by `{day}`, and those whose key it has; other rows "
        "stand. The period is that told in its name or a line above its header, as in "
        "`1.1.2022–31.1.2022`, else from the first to the last day of its rows"
    ),
    "key": "the rows whose key it has: it may hold changed and new rows alone, and deletes none",
}
_DATED_BY: dict[DateSource, str] = {
    "folder": "the date that its folder is named by",
    "name": "the date in its own name",
    "metadata": "the date in a line above the header",
}
_OF_KEY_COLUMNS = "the key"
_OF_ROW = "the row"
_OF_ANY_COLUMN = "any whose values the file has in several columns"


def write_pages(folder: Path) -> None:
    """Write a page per source and their list."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    sources = dict.fromkeys(contract.source for contract in CONTRACTS)
    made = {f"{source}.md": _page(source) for source in sources}
    return {"README.md": _list_of(sources), **made}


def _list_of(sources: Iterable[str]) -> str:
    rows = [
        [f"[{source}]({source}.md)", _first_line(source), _tables(source)] for source in sources
    ]
    return _joined(
        [
            "# What the sources deliver",
            _MADE,
            _HOW_READ,
            _table(("source", "what it is", "raw tables"), rows),
        ]
    )


def _page(source: str) -> str:
    contracts = [contract for contract in CONTRACTS if contract.source == source]
    parts = [f"# {source}", _MADE, _doc(source)]
    for contract in contracts:
        parts += _file(contract)
    return _joined(parts)


def _file(contract: Contract) -> Iterator[str]:
    yield f"## {contract.table}"
    yield contract.row
    yield "\n".join(f"- **{what}**: {text}." for what, text in _facts(contract))
    yield _table(
        ("column", "accepted headers", "type", "must be there", "allowed"), column_rows(contract)
    )
    yield "### What quarantine asks for"
    yield _table(("rule", "columns", "what it means", "what to do"), _rules(contract))


def _facts(contract: Contract) -> Iterator[tuple[str, str]]:
    sheet = (
        f"; of a workbook the sheet `{contract.sheet}`, else the one that fits"
        if contract.sheet
        else ""
    )
    yield "File", f"any name with the words `{contract.table}` in it{sheet}"
    yield (
        "Key",
        f"{_codes(contract.key)}; an identical row is skipped, another of the same key quarantined",
    )
    yield "A new export replaces", _REPLACES[contract.replaces].format(day=contract.day)
    dated = ", else ".join(_DATED_BY[place] for place in contract.dated_by)
    yield "Its date is", f"{dated}, else the day it was received"
    if contract.only_target_group:
        yield "Only", "people of the project's target group (`kunto.toml`: age limit, municipality)"
    if contract.column_of("person_name"):
        yield "Without identity code", _WITHOUT_IDENTITY
    if contract.name_kept:
        kept, forms = contract.name_kept, ", ".join(contract.name_kept.forms)
        yield "Names", f"`{kept.name}` stays only when `{kept.form}` is known and is not {forms}"
    dropped = f"{SEPARATOR.join(contract.dropped)}{SEPARATOR}" if contract.dropped else ""
    yield "Never let in", f"{dropped}every column that the contract does not know"


def _rules(contract: Contract) -> Iterator[list[str]]:
    words = texts("en")
    columns: dict[str, list[str]] = {}
    names = [column.name for column in contract.columns]
    for check in checks_of(contract, _ANY_GROUP, in_several_places=names):
        columns.setdefault(check.rule, []).append(f"`{check.column}`" if check.column else _OF_ROW)
    columns[DUPLICATE] = [_OF_KEY_COLUMNS]
    columns[SEVERAL] = [_OF_ANY_COLUMN]
    for rule, found in columns.items():
        told = ", ".join(dict.fromkeys(found))
        yield [f"`{rule}`", told, words.text(f"rule.{rule}"), words.text(f"remedy.{rule}")]


def _doc(source: str) -> str:
    return (importlib.import_module(f"ingest.sources.{source}").__doc__ or "").strip()


def _first_line(source: str) -> str:
    return _doc(source).splitlines()[0]


def _tables(source: str) -> str:
    return _codes(contract.table for contract in CONTRACTS if contract.source == source)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(header), ["---" for _ in header], *map(list, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    write_pages(FOLDER)
