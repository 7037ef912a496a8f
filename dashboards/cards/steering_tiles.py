"""The answer sentence and the four tiles of the steering group's page."""

from dataclasses import dataclass

from dash.development.base_component import Component

from dashboards.components.marks import Verdict, chip
from dashboards.components.tiles import Tile, bullet, interval_bar
from dashboards.frame import Frame
from dashboards.pace import State, pace_difference, target_difference, target_state
from dashboards.queries.clients import ActivationRate
from dashboards.queries.release import ReleaseFacts
from dashboards.queries.steering import SteeringFigures
from dashboards.queries.targets import Target

Earlier = tuple[ReleaseFacts, SteeringFigures] | None
_VERDICT: dict[State, Verdict] = {
    "exceeded": "good",
    "reached": "good",
    "ahead": "good",
    "on_pace": "good",
    "behind": "bad",
    "missed": "bad",
    "none": "neutral",
}


@dataclass(frozen=True)
class _Measured:
    """A count of the whole project and the target it is measured against."""

    metric_id: str
    count: int
    target: Target | None


def answer(whole: SteeringFigures, frame: Frame) -> str:
    """Return the page's answer of the whole project: clients, companies, activation."""
    texts = frame.texts
    clients = _target_sentence("clients", whole.client_target(frame.settings), frame)
    companies = _target_sentence("companies", whole.company_target, frame)
    rate = whole.activation.get("all")
    if rate is None or rate.activation_share is None:
        activation = texts.text("steering.answer.activation.none")
    else:
        share = texts.share(rate.activation_share)
        activation = texts.text("steering.answer.activation", share=share)
    return f"{clients} {companies} {activation}"


def steering_tiles(
    figures: SteeringFigures, whole: SteeringFigures, earlier: Earlier, frame: Frame
) -> list[Tile]:
    """Return the tiles: two of the whole project's targets, two of the chosen scope."""
    return [
        _client_tile(whole, earlier, frame),
        _company_tile(whole, earlier, frame),
        _activation_tile(figures, earlier, frame),
        _cost_tile(figures, earlier, frame),
    ]


def _target_sentence(subject: str, target: Target | None, frame: Frame) -> str:
    texts = frame.texts
    state = target_state(target, frame.facts.as_of_date)
    if target is None or state == "none":
        return texts.text(f"steering.answer.{subject}.none")
    pace = (target.pace_value or 0) / target.target_value
    return texts.plural(
        f"steering.answer.{subject}.{state}",
        abs(target_difference(target)),
        share=texts.share(target.target_share),
        pace=texts.share(pace, 0),
    )


def _client_tile(whole: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    base = frame.settings.targets.clients_base
    measured = _Measured(
        f"{base}_clients",
        whole.registered_count if base == "registered" else whole.served_count,
        whole.client_target(frame.settings),
    )
    before = earlier[1].client_target(frame.settings) if earlier else None
    return _target_tile(measured, before, earlier, frame.whole)


def _company_tile(whole: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    count = whole.companies.cooperating_count
    measured = _Measured("companies_cooperating", count, whole.company_target)
    before = earlier[1].company_target if earlier else None
    return _target_tile(measured, before, earlier, frame.whole)


def _target_tile(
    measured: _Measured, before: Target | None, earlier: Earlier, frame: Frame
) -> Tile:
    texts = frame.texts
    count, target = measured.count, measured.target
    change = None if before is None else count - (before.actual_value or 0)
    return Tile(
        metric_id=measured.metric_id,
        label=texts.text(f"metric.{measured.metric_id}.label"),
        value=texts.number(count),
        unit="",
        goal=f"/ {texts.number(target.target_value)}" if target else "",
        raw=count,
        verdict=_target_chip(target, frame),
        basis=_target_basis(measured, frame),
        why=_target_why(measured, frame),
        bar=_target_bar(count, target),
        delta=_delta(None if change is None else texts.change(change), earlier, frame),
    )


def _target_bar(count: float, target: Target | None) -> Component | None:
    if target is None:
        return None
    maximum = max(count, target.target_value) * 1.04
    return bullet(count, maximum, pace=target.pace_value, target=target.target_value)


def _target_chip(target: Target | None, frame: Frame) -> Component:
    state = target_state(target, frame.facts.as_of_date)
    difference = 0
    if target is not None:
        in_pace = state in ("behind", "ahead")
        difference = abs(pace_difference(target) if in_pace else target_difference(target))
    words = frame.texts.text(f"verdict.{state}", n=frame.texts.number(difference))
    return chip(_VERDICT[state], words)


def _target_basis(measured: _Measured, frame: Frame) -> str:
    target = measured.target
    texts = frame.texts
    day = texts.day(frame.facts.as_of_date)
    if target is None:
        return texts.text("tile.basis.no_target", date=day)
    base = texts.text(f"base.{measured.metric_id}")
    return texts.text(
        "tile.basis.target", base=base, date=day, pace=texts.number(target.pace_value)
    )


def _target_why(measured: _Measured, frame: Frame) -> list[tuple[str, str]]:
    count, target = measured.count, measured.target
    texts = frame.texts
    lines = [("numerator", texts.number(count))]
    if target is not None:
        base = texts.text(f"base.{measured.metric_id}")
        set_on = texts.day(target.set_on) if target.set_on else texts.text("target.no_date")
        number = texts.number(target.target_value)
        lines.append(("target_label", texts.text("why.target", n=number, base=base, set_on=set_on)))
        share = texts.share(target.target_share)
        lines.append(("target_share", f"{texts.number(count)} / {number} = {share}"))
    return _why(measured.metric_id, lines, frame)


def _activation_tile(figures: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    texts = frame.texts
    metric = f"activation_share_{frame.scope.team}"
    rate = figures.activation.get(frame.scope.team)
    share = rate.activation_share if rate else None
    before = earlier[1].activation.get(frame.scope.team) if earlier else None
    basis = texts.text("tile.basis.nobody_served", scope=frame.scope_words)
    if rate and rate.served_count:
        basis = texts.text(
            "tile.basis.activation",
            activated=texts.number(rate.activated_count),
            served=texts.number(rate.served_count),
            scope=frame.scope_words,
            date=texts.day(frame.facts.as_of_date),
        )
    return Tile(
        metric_id=metric,
        label=texts.text("metric.activation.label"),
        value=texts.percentage(share),
        unit="" if share is None else "%",
        raw=share,
        verdict=chip("neutral", texts.text("verdict.none")),
        basis=basis,
        why=_why("activation", _activation_lines(rate, frame), frame),
        bar=_activation_bar(rate),
        delta=_delta(_points(share, before, frame), earlier, frame),
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


def _points(share: float | None, before: ActivationRate | None, frame: Frame) -> str | None:
    if share is None or before is None or before.activation_share is None:
        return None
    change = (share - before.activation_share) * 100
    return frame.texts.text("tile.points", change=frame.texts.change(change, 1))


def _cost_tile(figures: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    texts = frame.texts
    unit = figures.unit_costs.get("activated")
    value = unit.cost_per_unit_eur if unit else None
    before = earlier[1].unit_costs.get("activated") if earlier else None
    change = None
    if value is not None and before is not None and before.cost_per_unit_eur is not None:
        change = texts.euro_change(value - before.cost_per_unit_eur)
    basis = texts.text("tile.basis.no_costs", period=frame.period)
    lines: list[tuple[str, str]] = []
    if unit and unit.cost_eur is not None:
        cost, count = texts.euro(unit.cost_eur), texts.number(unit.unit_count)
        day = texts.day(frame.facts.as_of_date)
        basis = texts.text("tile.basis.costs", cost=cost, n=count, period=frame.period, date=day)
        lines = [
            ("numerator", texts.text("why.costs", cost=texts.euro(unit.cost_eur, 2))),
            ("denominator", texts.plural("why.activated", unit.unit_count)),
        ]
    sample = frame.facts.is_sample
    return Tile(
        metric_id="cost_per_activated_eur",
        label=texts.text("metric.cost_per_activated_eur.label"),
        value=texts.euro(value).removesuffix("\u00a0€"),
        unit="" if value is None or texts.language == "en" else "€",
        raw=None if value is None else float(value),
        verdict=chip("unknown", texts.text("verdict.sample_costs"))
        if sample
        else chip("neutral", texts.text("verdict.none")),
        basis=basis,
        why=_why("cost_per_activated_eur", lines, frame),
        delta=_delta(change, earlier, frame),
    )


def _delta(change: str | None, earlier: Earlier, frame: Frame) -> str | None:
    if change is None or earlier is None:
        return None
    day = frame.texts.day(earlier[0].as_of_date)
    return frame.texts.text("tile.delta", change=change, date=day)


def _why(metric: str, lines: list[tuple[str, str]], frame: Frame) -> list[tuple[str, str]]:
    """Return the lines of a panel: definition, the lines given, period, source, release."""
    texts = frame.texts
    given = [("definition", texts.text(f"metric.{metric}.definition")), *lines]
    given += [
        ("scope", f"{frame.scope_words} ({frame.period_dates})"),
        ("source", texts.text(f"metric.{metric}.source")),
        ("release", frame.facts.release_id),
    ]
    return [(texts.text(f"why.{name}"), words) for name, words in given]
