"""From a client's path to the delivered files: which row says so."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_events import event_words
from dashboards.components.attributes import attributes
from dashboards.components.record_table import Cell, Header, missing, record_table
from dashboards.queries.client_path import Event
from kunto.locale import Texts


def sources_card(events: Sequence[Event], texts: Texts) -> Component:
    """Return a row per event with its file, sheet, row, load and hash."""
    title = texts.plural("client.sources.title", len(events))
    subtitle = texts.text("client.sources.subtitle")
    names = ("day", "event", "file", "sheet", "row", "load", "hash")
    headers = [
        Header(texts.text(f"client.column.{name}"), "number" if name == "row" else "text")
        for name in names
    ]
    rows = [_row(event, texts) for event in events]
    return html.Section(
        [
            html.H2(title, id="client-sources"),
            html.P(subtitle, className="subtitle"),
            record_table(headers, rows, caption=subtitle, name="sources"),
        ],
        className="card chart",
        **attributes(aria_labelledby="client-sources"),
    )


def _row(event: Event, texts: Texts) -> list[Cell]:
    return [
        texts.short_date(event.event_date),
        event_words(event, texts),
        event.source_file or missing(),
        event.source_sheet or missing(),
        # The number of a row is a name: it is written as the spreadsheet writes it.
        missing() if event.source_row is None else str(event.source_row),
        _code(event.source_load_id),
        _code(event.source_row_hash),
    ]


def _code(value: str | None) -> Cell:
    return html.Code(value) if value else missing()
