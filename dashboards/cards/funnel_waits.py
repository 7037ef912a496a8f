"""How many days lie between two stages: medians with intervals, and a curve of one of them."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.cards.funnel_view import FunnelView
from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.filters import view_choice
from dashboards.components.legends import legend
from dashboards.figures.survival import Curve, draw_survival
from dashboards.queries.funnel import StageMedian, SurvivalStep
from dashboards.url import Address
from kunto.locale import Texts

TRANSITIONS = (
    "first_meeting_to_served",
    "first_contact_to_first_meeting",
    "registered_to_first_contact",
)
# The parameter of the address that says which transition the curve is of.
WAIT = "wait"
_COLUMNS = ("transition", "median_days", "interval", "moved_on", "not_moved_on")
_DAYS_A_MONTH = 365.25 / 12


def parse_transition(address: Address) -> str:
    """Read which transition the curve is of, the duration of the service by default."""
    given = address.given(WAIT)
    return given if given in TRANSITIONS else TRANSITIONS[0]


def waits_card(
    view: FunnelView,
    transition: str,
    medians: Mapping[str, StageMedian],
    curves: Mapping[str | None, Sequence[SurvivalStep]],
) -> ChartCard:
    """Return the card of days between stages; `curves` are by team, None: of all clients."""
    texts = view.frame.texts
    main = medians.get(transition)
    drawn = [curve for curve in _curves(curves, texts) if curve.steps]
    rows = [_row(medians[name], texts) for name in reversed(TRANSITIONS) if name in medians]
    return ChartCard(
        name="waits",
        metric_ids=(f"stage_median_days_{transition.rpartition('_to_')[2]}",),
        title=_title(view, transition, main),
        subtitle=texts.text("waits.subtitle", transition=_name(transition, texts)),
        summary="; ".join(f"{row[0]}: {row[1]}" for row in rows) + "."
        if drawn
        else texts.text("waits.nothing"),
        source=view.frame.source("funnel"),
        figure=draw_survival(drawn, _limit(view, transition), texts) if drawn else None,
        data=DataTable([texts.text(f"table.{name}") for name in _COLUMNS], rows),
        note=_note(view, transition, medians, drawn),
    )


def _curves(curves: Mapping[str | None, Sequence[SurvivalStep]], texts: Texts) -> list[Curve]:
    drawn = [
        Curve(texts.text(f"team.{team}.option"), steps, _colour(team))
        for team, steps in curves.items()
        if team
    ]
    everyone = Curve(texts.text("team.all.option"), curves[None], "primary", is_main=not drawn)
    return [*drawn, everyone]


def _colour(team: str) -> str:
    return team if team in ("wac", "bc", "shared") else "muted"


def _title(view: FunnelView, transition: str, median: StageMedian | None) -> str:
    """Return the finding, and of whom it is where not of all whom the filters leave."""
    texts, team = view.frame.texts, view.first.scope.team
    finding = _finding(transition, median, texts)
    if _is_followed(view) and not view.is_compared:
        return finding
    finding = finding[:1].lower() + finding[1:]
    if team is None:
        return texts.text("waits.title.of.everyone", finding=finding)
    name = texts.text(f"team.{team}.option")
    return texts.text("waits.title.of.team", team=name, finding=finding)


def _is_followed(view: FunnelView) -> bool:
    """Whether the durations are of just the clients whom the filters leave."""
    return all(segment.scope.only_team for segment in view.segments)


def _finding(transition: str, median: StageMedian | None, texts: Texts) -> str:
    if median is None or not median.event_count:
        return texts.text("waits.title.none")
    if median.median_days is None:
        return texts.text(f"waits.title.not_half.{transition}")
    return texts.plural(f"waits.title.{transition}", median.median_days)


def _row(median: StageMedian, texts: Texts) -> list[str]:
    return [
        _name(median.transition_id, texts),
        _days(median, texts),
        _range(median, texts),
        texts.number(median.event_count),
        texts.number(median.censored_count),
    ]


def _days(median: StageMedian, texts: Texts) -> str:
    if median.median_days is None:
        return texts.text("waits.not_half")
    return texts.plural("waits.days", median.median_days)


def _range(median: StageMedian, texts: Texts) -> str:
    if median.median_days is None:
        return "–"
    low = "" if median.lower_days is None else texts.number(median.lower_days)
    if median.upper_days is None:
        return texts.text("waits.from", n=low)
    return f"{low}–{texts.number(median.upper_days)}"


def _name(transition: str, texts: Texts) -> str:
    return texts.text(f"transition.{transition}")


def _limit(view: FunnelView, transition: str) -> tuple[int, str] | None:
    if transition != "first_meeting_to_served":
        return None
    months = view.frame.facts.limits["duration"]
    return round(months * _DAYS_A_MONTH), view.frame.texts.plural("waits.limit", months)


def _note(
    view: FunnelView,
    transition: str,
    medians: Mapping[str, StageMedian],
    curves: Sequence[Curve],
) -> Component:
    texts = view.frame.texts
    options = [(name, texts.text(f"transition.{name}.short")) for name in TRANSITIONS]
    lines = [
        _median_line(medians[name], texts) for name in reversed(TRANSITIONS) if name in medians
    ]
    return html.Div(
        [
            _legend(curves),
            view_choice(WAIT, texts.text("waits.choose"), options, transition),
            html.Dl([part for line in lines for part in line], className="medians"),
            html.P(texts.text("waits.open"), className="note"),
            _caution(view),
        ],
        className="waits",
    )


def _caution(view: FunnelView) -> Component | None:
    """Return that the card follows no filter but the team, where there are others."""
    if _is_followed(view):
        return None
    words = "waits.team_only.two" if view.is_compared else "waits.team_only"
    return html.P(view.frame.texts.text(words), className="note caution")


def _legend(curves: Sequence[Curve]) -> Component | None:
    """Return whose each curve is, when there is more than one."""
    if len(curves) < 2:
        return None
    marks = [(f"line {'' if c.is_main else 'dashed '}{c.colour}", c.name) for c in curves]
    return legend("", marks)


def _median_line(median: StageMedian, texts: Texts) -> tuple[Component, Component]:
    days: list[Component] = [html.B(_days(median, texts))]
    if median.median_days is not None:
        days.append(html.Span(texts.text("waits.interval", range=_range(median, texts))))
    return html.Dt(_name(median.transition_id, texts)), html.Dd(days)
