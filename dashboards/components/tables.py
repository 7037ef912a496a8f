"""Real tables: text left, numbers right, a row header in the first column."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes

Cell = str | Component


def table(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], *, caption: str, wide: bool = True
) -> Component:
    """Return a table; a wide one scrolls sideways in its own region, which the keyboard reaches."""
    head = html.Thead(
        html.Tr(
            [
                html.Th(header, scope="col", className="number" if column else "")
                for column, header in enumerate(headers)
            ]
        )
    )
    body = html.Tbody(
        [html.Tr([_cell(column, cell) for column, cell in enumerate(r)]) for r in rows]
    )
    drawn = html.Table([html.Caption(caption, className="unseen"), head, body], className="table")
    if not wide:
        return drawn
    return html.Div(
        drawn, className="tablewrap", tabIndex=0, role="region", **attributes(aria_label=caption)
    )


def _cell(column: int, cell: Cell) -> Component:
    if column == 0:
        return html.Th(cell, scope="row")
    return html.Td(cell, className="number")
