"""What a dry run of a file has to tell, part by part."""

from typing import TYPE_CHECKING

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
    "exact": "exact header",
    "alias": "other header of the contract",
    "normalised": "header, but for case, spaces or marks",
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
_DELIMITERS = {"\t": "tab"}


def tell(explanations: "Sequence[Explanation]") -> None:
    """Print what would become of each part; raise KuntoError when one would be stopped."""
    for explanation in explanations:
        out.print(explanation.label, style="bold", markup=False)
        for what, text in _facts(explanation):
            out.print(f"  {what:<14}{text}", markup=False)
        if explanation.layout and explanation.layout.mapped:
            out.print(_columns(explanation.layout), markup=False)
        if explanation.quarantined:
            out.print(_quarantine(explanation), markup=False)
        out.print(f"  {_outcome(explanation)}", markup=False)
    stopped = [each.label for each in explanations if each.stopped]
    if stopped:
        raise KuntoError(f"Would be stopped: {', '.join(stopped)}. Nothing was written.")


def _facts(explanation: "Explanation") -> "Iterable[tuple[str, str]]":
    if explanation.contract and explanation.known_by:
        known_by = _KNOWN_BY[explanation.known_by]
        yield "Contract", f"{explanation.contract.table}, known {known_by}"
    if explanation.layout:
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
    if layout.sheet:
        yield "Sheet", layout.sheet
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
    table = Table("  Header in the file", "Column", "Type", "Known as", box=None)
    for mapped in layout.mapped:
        column = mapped.column
        kind = "euros" if column.is_money else column.type.replace("_", " ")
        option = f": {mapped.option}" if mapped.option else ""
        table.add_row(f"  {mapped.header}", column.name, kind, f"{_MATCHES[mapped.match]}{option}")
    return table


def _quarantine(explanation: "Explanation") -> Table:
    table = Table("  Rule", "Column", Column("Rows", justify="right"), "Which", "Found", box=None)
    for group in explanation.quarantined:
        which = ", ".join(map(str, group.first_rows))
        more = " …" if group.row_count > len(group.first_rows) else ""
        table.add_row(
            *(f"  {group.rule}", group.column or "", str(group.row_count), f"{which}{more}"),
            ", ".join(group.found),
        )
    return table


def _outcome(explanation: "Explanation") -> str:
    if explanation.stopped or not explanation.load:
        return f"Would be stopped. {explanation.stopped}"
    return _OUTCOMES[explanation.load.status]
