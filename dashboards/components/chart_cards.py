"""A chart card: finding, measure, drawing, source, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.marks import icon
from dashboards.components.tables import Cell, table
from dashboards.figures.base import CONFIG, Figure
from kunto.locale import Texts


@dataclass(frozen=True)
class DataTable:
    """The numbers of a chart as rows of ready texts; some lead to what is behind them."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class ChartCard:
    """What stands on a card; without a figure, `summary` says why there is nothing to draw.

    `metric_ids` are the metrics of the registry that it shows; none when it shows single events.
    `leads_on`: a mark of the figure can be clicked and leads to what is behind it.
    """

    name: str
    metric_ids: Sequence[str]
    title: str
    subtitle: str
    summary: str
    source: str
    figure: Figure | None
    data: DataTable | None = None
    note: Component | None = None
    leads_on: bool = False


def draw_chart_card(card: ChartCard, texts: Texts) -> Component:
    """Return the card as a figure; a screen reader hears the finding and the summary."""
    return html.Figure(
        [
            html.Figcaption([html.H2(card.title), html.P(card.subtitle, className="subtitle")]),
            _plot(card) if card.figure else html.P(card.summary, className="nothing"),
            card.note,
            html.Div(
                [html.P(card.source, className="source"), _table(card, texts)],
                className="cardfoot",
            ),
        ],
        className="card chart",
        **attributes(data_metrics=" ".join(card.metric_ids)),
    )


def _plot(card: ChartCard) -> Component:
    assert card.figure is not None  # noqa: S101  # for the type checker: asked by the caller
    height = card.figure["layout"]["height"]
    return html.Div(
        dcc.Graph(
            id={"type": "graph", "name": card.name},
            figure=card.figure,
            config=CONFIG,  # type: ignore[arg-type]
            responsive=True,
            style={"height": f"{height}px"},
        ),
        className="plot leads" if card.leads_on else "plot",
        role="img",
        **attributes(aria_label=f"{card.title}. {card.summary}"),
    )


def _table(card: ChartCard, texts: Texts) -> Component | None:
    if card.data is None:
        return None
    return html.Details(
        [
            html.Summary([icon("table", 16), texts.text("card.as_table")]),
            table(card.data.headers, card.data.rows, caption=card.title),
        ],
        className="astable",
    )
