"""What it cost: by type, and per client who came as far as a stage."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.tables import table
from dashboards.figures.costs import draw_costs
from dashboards.frame import Frame
from dashboards.intervals import ENOUGH
from dashboards.queries.costs import TypeCost, UnitCost
from dashboards.scope import WHOLE_PROJECT

_UNITS = ("registered", "served", "activated", "employed")


def costs_card(costs: Sequence[TypeCost], units: Mapping[str, UnitCost], frame: Frame) -> ChartCard:
    """Return the costs of the period; costs are of the whole project, whatever the team."""
    texts = frame.texts
    total = sum(cost.cost_eur for cost in costs)
    period = frame.period_by("booked")
    rows = [
        [
            texts.text_or(f"cost_type.{cost.cost_type_id}", cost.cost_type_id),
            texts.euro(cost.cost_eur, 2),
            texts.share(float(cost.cost_eur / total)) if total else "–",
        ]
        for cost in costs
    ]
    columns = ("cost_type", "costs", "share")
    return ChartCard(
        name="costs",
        metric_ids=("costs_total_eur",),
        title=_title(units, frame),
        subtitle=texts.text("costs.subtitle", total=texts.euro(total), period=period),
        summary="; ".join(f"{row[0]} {row[1]}" for row in rows) + "."
        if costs
        else texts.text("costs.nothing", period=frame.period),
        source=frame.source("costs_sample" if frame.facts.is_sample else "costs"),
        figure=draw_costs(costs, texts) if costs else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows) if costs else None,
        note=_unit_table(units, frame) if costs else None,
    )


def _unit_table(units: Mapping[str, UnitCost], frame: Frame) -> Component:
    texts = frame.texts
    rows = []
    for unit in (units[name] for name in _UNITS if name in units):
        cost = texts.euro(unit.cost_per_unit_eur) if unit.cost_per_unit_eur is not None else "–"
        basis = f"{texts.euro(unit.cost_eur)} / {texts.number(unit.unit_count)}"
        rows.append([texts.text(f"unit_cost.{unit.unit_id}"), cost, basis])
    headers = [texts.text(f"table.{name}") for name in ("unit_cost", "euro", "basis")]
    caption = texts.text("costs.units", period=frame.period)
    is_whole = frame.scope.period == WHOLE_PROJECT
    return html.Div(
        [
            table(headers, rows, caption=caption, wide=False),
            None if is_whole else html.P(texts.text("costs.units.basis", year=frame.scope.period)),
        ],
        className="note",
    )


def _title(units: Mapping[str, UnitCost], frame: Frame) -> str:
    unit = units.get("employed")
    if unit is None or unit.cost_per_unit_eur is None or unit.unit_count < ENOUGH:
        return frame.texts.text("costs.title.none")
    return frame.texts.text("costs.title", cost=frame.texts.euro(unit.cost_per_unit_eur))
