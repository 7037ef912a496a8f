"""The filters of the steering group's page: a period and a team, and what they leave."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.filters import filter_control
from dashboards.components.marks import emphasised, icon
from dashboards.frame import Frame
from dashboards.queries.steering import SteeringFigures
from dashboards.scope import ALL_TEAMS, TEAMS, WHOLE_PROJECT
from kunto.locale import Texts

PAGE_NAME = "steering"


def filter_bar(years: Sequence[int], summary: list[Any], frame: Frame) -> Component:
    """Return the controls of the period and the team beside what they leave."""
    texts = frame.texts
    periods = [(WHOLE_PROJECT, texts.text("filter.whole")), *((str(y), str(y)) for y in years)]
    if frame.scope.period not in dict(periods):
        periods.append((frame.scope.period, frame.scope.period))
    teams = [(team, texts.text(f"team.{team}.option")) for team in TEAMS]
    return html.Section(
        [
            filter_control(
                PAGE_NAME, "period", texts.text("filter.period"), periods, frame.scope.period
            ),
            filter_control(PAGE_NAME, "team", texts.text("filter.team"), teams, frame.scope.team),
            html.Div(summary, id="steering-summary", className="summary", role="status"),
        ],
        className="filters",
        **attributes(aria_label=texts.text("filters")),
    )


def filter_summary(figures: SteeringFigures, whole: SteeringFigures, frame: Frame) -> list[Any]:
    """Return how many registered clients the filters leave, with a way back to all."""
    texts = frame.texts
    count = figures.registered_count
    total = texts.number(whole.registered_count)
    if frame.scope.is_everything:
        return [html.Span(emphasised(texts.plural("filters.none", count)))]
    words = texts.plural("steering.filters", count, filters=frame.scope_words, total=total)
    return [html.Span(emphasised(words)), _clear_button("bar", texts)]


def nothing_found(frame: Frame) -> Component:
    """Return why the filters leave no one, and the way back."""
    texts = frame.texts
    words = texts.text("filters.nothing", scope=frame.scope_words)
    if frame.scope.is_everything:
        return html.Div(html.P(texts.text("release.nothing")), className="card nothing")
    hint = "filters.nothing.team" if frame.scope.team != ALL_TEAMS else "filters.nothing.period"
    return html.Div(
        [html.Strong(words), html.P(texts.text(hint)), _clear_button("empty", texts)],
        className="card nothing",
    )


def _clear_button(place: str, texts: Texts) -> Component:
    return html.Button(
        [icon("filter-off", 18), texts.text("filters.clear")],
        id={"clear": place},
        className="button",
        n_clicks=0,
    )
