"""A tile: one number with its target, verdict, change and basis, and why it is what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.marks import icon, unseen
from dashboards.components.record_table import follow
from kunto.locale import Texts


@dataclass(frozen=True)
class Tile:
    """What stands on a tile. `raw` is the exact number behind `value`, for tests and machines.

    `unit` belongs to the number; `goal` stands after it; `link` leads to what was counted.
    """

    metric_id: str
    label: str
    value: str
    unit: str
    raw: float | None
    verdict: Component
    basis: str
    why: Sequence[tuple[str, str]]
    goal: str = ""
    bar: Component | None = None
    delta: str | None = None
    link: tuple[str, str] | None = None


def draw_tile(tile: Tile, texts: Texts) -> Component:
    """Return the tile as a section named by its label."""
    heading = f"tile-{tile.metric_id}"
    number = html.Span(
        [
            html.Span(tile.value, className="value" if tile.raw is not None else "value missing"),
            html.Span(tile.unit, className="unit") if tile.unit else None,
        ],
        # English writes the per cent sign without a space, words with one.
        className="number tight" if texts.language == "en" and tile.unit == "%" else "number",
        **attributes(
            data_metric=tile.metric_id,
            data_value="" if tile.raw is None else repr(float(tile.raw)),
        ),
    )
    return html.Section(
        [
            html.Div(
                [html.H2(tile.label, id=heading), why_panel(tile.label, tile.why, texts)],
                className="tilehead",
            ),
            html.P([number, html.Span(tile.goal, className="unit")], className="tilevalue"),
            html.Div(tile.bar, className="barslot"),
            html.Div(tile.verdict, className="verdict"),
            html.P(tile.delta, className="delta") if tile.delta else None,
            _link(tile),
            html.P(tile.basis, className="basis"),
        ],
        className="card tile",
        **attributes(aria_labelledby=heading),
    )


def why_panel(label: str, lines: Sequence[tuple[str, str]], texts: Texts) -> Component:
    """Return the button and panel "Why this number?"; Esc and a click outside close it."""
    return html.Details(
        [
            html.Summary(
                [icon("info-circle", 18), unseen(f"{texts.text('why.title')} {label}")],
                className="iconbutton small why-button",
                title=texts.text("why.title"),
            ),
            html.Div(
                [
                    html.Strong(texts.text("why.title")),
                    html.Dl([part for t, d in lines for part in (html.Dt(t), html.Dd(d))]),
                ],
                className="panel",
            ),
        ],
        className="why",
    )


def _link(tile: Tile) -> Component | None:
    if tile.link is None:
        return None
    words, href = tile.link
    link = follow(words, href, data_key=f"{tile.metric_id}-list")
    return html.P(link, className="tilelink")


def bullet(
    value: float, maximum: float, *, pace: float | None = None, target: float | None = None
) -> Component:
    """Return a bar on a track with a grey tick at the pace and a dark one at the target."""
    marks = [html.Div(className="fill", style={"width": _percent(value / maximum)})]
    if pace is not None:
        marks.append(html.Div(className="tick pace", style={"left": _percent(pace / maximum)}))
    if target is not None:
        marks.append(html.Div(className="tick goal", style={"left": _percent(target / maximum)}))
    return html.Div(marks, className="bullet", **attributes(aria_hidden="true"))


def interval_bar(share: float, lower: float, upper: float) -> Component:
    """Return a track from 0 to 100 % with the interval as a band and the share as a point."""
    band = {"left": _percent(lower), "right": _percent(1 - upper)}
    return html.Div(
        [
            html.Div(className="band", style=band),
            html.Div(className="point", style={"left": _percent(share)}),
        ],
        className="bullet",
        **attributes(aria_hidden="true"),
    )


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.2f}%"
