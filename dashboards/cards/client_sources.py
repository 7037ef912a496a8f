"""From a client's path to the delivered files: which row says so."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_events import event_words
from dashboards.components.attributes import attributes
from dashboards.components.record_table import Cell, Header, missing, record_table
from dashboards.queries.client_path import Event
from kunto.locale import Texts


def sources_card(events: Sequence[Event], texts: Texts) -> Component:
    """Return a row per source row: what it says, its file, sheet, number, load and hash."""
    found = _by_source_row(events)
    title = texts.plural("client.sources.title", len(found))
    subtitle = texts.text("client.sources.subtitle")
    names = ("day", "event", "file", "sheet", "row", "load", "hash")
    headers = [
        Header(texts.text(f"client.column.{name}"), "number" if name == "row" else "text")
        for name in names
    ]
    rows = [_row(said, texts) for said in found]
    return html.Section(
        [
            html.H2(title, id="client-sources"),
            html.P(subtitle, className="subtitle"),
            record_table(headers, rows, caption=subtitle, name="sources"),
        ],
        className="card chart",
        **attributes(aria_labelledby="client-sources"),
    )


def _by_source_row(events: Iterable[Event]) -> list[list[Event]]:
    """Group the events of each row: a service period has one for its start, end and outcome."""
    found: dict[tuple[str | int | None, ...], list[Event]] = {}
    for event in events:
        if event.source_row is not None:
            place = (event.source_load_id, event.source_file, event.source_sheet, event.source_row)
            found.setdefault(place, []).append(event)
    return list(found.values())


def _row(said: Sequence[Event], texts: Texts) -> list[Cell]:
    first = said[0]
    return [
        _lines(texts.short_date(event.event_date) for event in said),
        _lines(event_words(event, texts) for event in said),
        first.source_file or missing(),
        first.source_sheet or missing(),
        # The number of a row is a name: it is written as the spreadsheet writes it.
        str(first.source_row),
        _code(first.source_load_id),
        _code(first.source_row_hash),
    ]


def _lines(words: Iterable[str]) -> Cell:
    return html.Span([html.Span(line, className="line") for line in words])


def _code(value: str | None) -> Cell:
    return html.Code(value) if value else missing()
