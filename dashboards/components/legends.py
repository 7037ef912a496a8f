"""What the colours and patterns of a figure stand for, under it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def legend(label: str, items: Sequence[tuple[str, str]]) -> Component:
    """Return the marks of a figure, each the class of its swatch and its words."""
    return html.Div(
        [
            html.Span(label, className="legendlabel") if label else None,
            html.Ul(
                [html.Li([html.Span(className=f"swatch {mark}"), words]) for mark, words in items]
            ),
        ],
        className="legend",
    )
