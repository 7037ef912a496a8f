"""What a dry run of a file has to tell, part by part."""

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.table import Column, Table

from kunto.commands.terminal import out
from kunto.errors import KuntoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.explanation import Explanation, Layout
    from ingest.succession import Load

_KNOWN_BY = {
    "name": "by its name",
    "header": "by its header",
    "table": "by the name of its table",
}
_MATCHES = {
    "exact": "exact",
    "alias": "another known header",
    "normalised": "but for case, spaces or marks",
    "option": "option",
}
_DAYS = {
    "folder": "its folder says so",
    "name": "its name says so",
    "metadata": "a line above its header says so",
    "receipt": "the day it was received, as nothing else says",
}
_OUTCOMES = {
    "current": "Would be loaded, and its rows would count.",
    "superseded": "Would be loaded, but a newer export of the table counts.",
    "repeated": "Would not be read: the same content is loaded from another file.",
}
_PLACES = {"table": "Table"}
_DELIMITERS = {"\t": "tab"}
_INDENTED = (1, 0, 0, 2)


def tell(explanations: "Sequence[Explanation]") -> None:
    """Print what would become of each part; raise KuntoError when one would be stopped."""
    for explanation in explanations:
        out.print(explanation.label, style="bold", markup=False)
        out.print(_outcome(explanation), markup=False)
        for table in _tables(explanation):
            out.print(Padding(table, _INDENTED, expand=False))
        out.print()
    stopped = [each.label for each in explanations if each.stopped]
    if stopped:
        raise KuntoError(f"Would be stopped: {', '.join(stopped)}. Nothing was written.")


def _tables(explanation: "Explanation") -> "Iterable[Table]":
    facts = Table.grid(Column(min_width=12), "", padding=(0, 2, 0, 0))
    for what, text in _facts(explanation):
        facts.add_row(what, escape(text))
    if facts.row_count:
        yield facts
    if explanation.layout and explanation.layout.mapped:
        yield _columns(explanation.layout)
    if explanation.quarantined:
        yield _quarantine(explanation)


def _facts(explanation: "Explanation") -> "Iterable[tuple[str, str]]":
    if explanation.contract and explanation.known_by:
        known_by = _KNOWN_BY[explanation.known_by]
        yield "Contract", f"{explanation.contract.table}, known {known_by}"
    if explanation.layout:
        if explanation.layout.sheet:
            yield _PLACES.get(explanation.known_by or "", "Sheet"), explanation.layout.sheet
        yield from _facts_of_layout(explanation.layout)
    if explanation.load:
        yield from _facts_of_load(explanation.load)
    if explanation.notes:
        yield "To know", " ".join(explanation.notes)


def _facts_of_layout(layout: "Layout") -> "Iterable[tuple[str, str]]":
    if layout.encoding:
        yield "Encoding", layout.encoding
    if layout.delimiter:
        yield "Delimiter", _DELIMITERS.get(layout.delimiter, layout.delimiter)
    if layout.mapped:
        numbers = " and ".join(map(str, layout.header_rows))
        yield "Header", f"row{'s' * (len(layout.header_rows) > 1)} {numbers}"
    for what, is_wanted in (("Lacking", True), ("Not there", False)):
        missing = [c.header for c in layout.missing if (c.presence != "optional") == is_wanted]
        if missing:
            yield what, ", ".join(missing)
    if layout.dropped:
        yield "Never let in", ", ".join(layout.dropped)
    if layout.left_out:
        yield "Not known", layout.left_out


def _facts_of_load(load: "Load") -> "Iterable[tuple[str, str]]":
    yield "Counts as of", f"{load.export_date}: {_DAYS[load.export_date_basis]}"
    accepted, quarantined = load.accepted_count, load.quarantined_count
    placed = f"{accepted} accepted, {quarantined} quarantined, {load.noise_count} noise"
    yield "Rows", f"{load.read_count}: {placed}"


def _columns(layout: "Layout") -> Table:
    table = Table("Header in the file", "Column", "Type", "Match", box=None, pad_edge=False)
    for mapped in layout.mapped:
        column = mapped.column
        kind = "euros" if column.is_money else column.type.replace("_", " ")
        option = f": {mapped.option}" if mapped.option else ""
        match = f"{_MATCHES[mapped.match]}{option}"
        table.add_row(escape(mapped.header), column.name, kind, escape(match))
    return table


def _quarantine(explanation: "Explanation") -> Table:
    rows = Column("Rows", justify="right")
    table = Table("Rule", "Column", rows, "Which", "Found", box=None, pad_edge=False)
    for group in explanation.quarantined:
        which = ", ".join(map(str, group.first_rows))
        more = " …" if group.row_count > len(group.first_rows) else ""
        found = escape(", ".join(group.found))
        table.add_row(group.rule, group.column or "", str(group.row_count), f"{which}{more}", found)
    return table


def _outcome(explanation: "Explanation") -> str:
    if explanation.stopped or not explanation.load:
        return f"Would be stopped. {explanation.stopped}"
    return _OUTCOMES[explanation.load.status]
