"""The tiles of what came of the service in the chosen scope, and of what it cost."""

from decimal import Decimal

from dash.development.base_component import Component

from dashboards.cards.tile_words import Earlier, change_words, scope_words, why_lines
from dashboards.components.marks import chip
from dashboards.components.tiles import Tile, interval_bar
from dashboards.frame import Frame
from dashboards.intervals import ENOUGH
from dashboards.queries.clients import ActivationRate
from dashboards.queries.costs import UnitCost
from dashboards.queries.steering import SteeringFigures


def activation_tile(figures: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    """Return the tile of the activation rate of those whose service ended in the period."""
    texts = frame.texts
    team = frame.scope.team
    rate = figures.activation.get(team)
    share = rate.activation_share if rate else None
    points = _points(rate, earlier[1].activation.get(team) if earlier else None)
    written = texts.text("tile.points", change=texts.change(points or 0, 1))
    metric_id = f"activation_share_{team}"
    return Tile(
        metric_id=metric_id,
        label=frame.metric_name(metric_id),
        value=texts.percentage(share),
        unit="" if share is None else "%",
        raw=share,
        verdict=_verdict(rate.served_count if rate else None, frame),
        basis=_activation_basis(rate, frame),
        why=why_lines(
            metric_id, _activation_lines(rate, frame), scope_words(frame, "served"), frame
        ),
        bar=_activation_bar(rate),
        delta=change_words(points, written, earlier, frame, 1),
    )


def cost_tile(figures: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    """Return the tile of the cost of an activated client; costs are of no team."""
    texts = frame.texts
    unit = figures.unit_costs.get("activated")
    value = unit.cost_per_unit_eur if unit else None
    change = _cost_change(unit, earlier[1].unit_costs.get("activated") if earlier else None)
    verdict = _verdict(unit.unit_count if unit else None, frame)
    if frame.facts.is_sample:
        verdict = chip("unknown", texts.text("verdict.sample_costs"))
    return Tile(
        metric_id="cost_per_activated_eur",
        label=frame.metric_name("cost_per_activated_eur"),
        value=texts.euro(value).removesuffix("\u00a0€"),
        unit="" if value is None or texts.language == "en" else "€",
        raw=None if value is None else float(value),
        verdict=verdict,
        basis=_cost_basis(unit, frame),
        why=why_lines(
            "cost_per_activated_eur",
            _cost_lines(unit, frame),
            scope_words(frame, "paid_and_served"),
            frame,
        ),
        delta=change_words(change, texts.euro_change(change or Decimal(0)), earlier, frame),
    )


def _verdict(count: int | None, frame: Frame) -> Component:
    if count and count < ENOUGH:
        return chip("unknown", frame.texts.text("verdict.few"))
    return chip("neutral", frame.texts.text("verdict.none"))


def _activation_basis(rate: ActivationRate | None, frame: Frame) -> str:
    texts = frame.texts
    if rate is None or not rate.served_count:
        return texts.text("tile.basis.nobody_served", scope=frame.scope_words)
    return texts.text(
        "tile.basis.activation",
        activated=texts.number(rate.activated_count),
        served=texts.number(rate.served_count),
        scope=frame.scope_by("served"),
        date=texts.day(frame.facts.as_of_date),
    )


def _activation_bar(rate: ActivationRate | None) -> Component | None:
    if rate is None or rate.activation_share is None:
        return None
    return interval_bar(rate.activation_share, rate.lower_share or 0, rate.upper_share or 1)


def _activation_lines(rate: ActivationRate | None, frame: Frame) -> list[tuple[str, str]]:
    texts = frame.texts
    activated, served = (rate.activated_count, rate.served_count) if rate else (0, 0)
    lines = [
        ("numerator", texts.plural("why.activated", activated)),
        ("denominator", texts.plural("why.served", served)),
    ]
    if rate and rate.lower_share is not None and rate.upper_share is not None:
        interval = texts.share_range(rate.lower_share, rate.upper_share)
        lines.append(("interval", texts.text("why.wilson", range=interval)))
    return lines


def _points(now: ActivationRate | None, before: ActivationRate | None) -> float | None:
    """Return the change of a rate in percentage points; None where either is of too few."""
    shares = [
        rate.activation_share if rate and rate.served_count >= ENOUGH else None
        for rate in (now, before)
    ]
    if shares[0] is None or shares[1] is None:
        return None
    return (shares[0] - shares[1]) * 100


def _cost_change(now: UnitCost | None, before: UnitCost | None) -> Decimal | None:
    """Return the change of a unit's cost; None where either is of too few."""
    costs = [
        unit.cost_per_unit_eur if unit and unit.unit_count >= ENOUGH else None
        for unit in (now, before)
    ]
    if costs[0] is None or costs[1] is None:
        return None
    return costs[0] - costs[1]


def _cost_basis(unit: UnitCost | None, frame: Frame) -> str:
    texts = frame.texts
    if unit is None or unit.cost_eur is None:
        return texts.text("tile.basis.no_costs", period=frame.period)
    return texts.text(
        "tile.basis.costs",
        cost=texts.euro(unit.cost_eur),
        n=texts.number(unit.unit_count),
        period=frame.period_by("paid_and_served"),
        date=texts.day(frame.facts.as_of_date),
    )


def _cost_lines(unit: UnitCost | None, frame: Frame) -> list[tuple[str, str]]:
    texts = frame.texts
    if unit is None or unit.cost_eur is None:
        return []
    return [
        ("numerator", texts.text("why.costs", cost=texts.euro(unit.cost_eur, 2))),
        ("denominator", texts.plural("why.activated", unit.unit_count)),
    ]
