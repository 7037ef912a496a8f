"""The tiles of the two targets: clients and companies of the whole project."""

from dataclasses import dataclass

from dash.development.base_component import Component

from dashboards.cards.tile_words import Earlier, change_words, scope_words, why_lines
from dashboards.components.marks import Verdict, chip
from dashboards.components.tiles import Tile, bullet
from dashboards.frame import Frame
from dashboards.pace import State, pace_difference, target_difference, target_state
from dashboards.queries.steering import SteeringFigures
from dashboards.queries.targets import Target

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


def client_tile(whole: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    """Return the tile of clients, counted on the base that the release measures its target on."""
    base = frame.facts.client_target_base
    count = whole.registered_count if base == "registered" else whole.served_count
    measured = _Measured(f"{base}_clients", count, whole.client_target(base))
    return _target_tile(measured, earlier, frame.whole)


def company_tile(whole: SteeringFigures, earlier: Earlier, frame: Frame) -> Tile:
    """Return the tile of cooperating companies."""
    count = whole.companies.cooperating_count
    measured = _Measured("companies_cooperating", count, whole.company_target)
    return _target_tile(measured, earlier, frame.whole)


def _target_tile(measured: _Measured, earlier: Earlier, frame: Frame) -> Tile:
    texts = frame.texts
    count, target = measured.count, measured.target
    before = earlier[1].targets.get(measured.metric_id) if earlier else None
    change = None if before is None else count - (before.actual_value or 0)
    return Tile(
        metric_id=measured.metric_id,
        label=frame.metric_name(measured.metric_id),
        value=texts.number(count),
        unit="",
        goal=f"/ {texts.number(target.target_value)}" if target else "",
        raw=count,
        verdict=_verdict(target, frame),
        basis=_basis(measured, frame),
        why=_why(measured, frame),
        bar=_bar(count, target, frame),
        delta=change_words(change, texts.change(change or 0), earlier, frame),
    )


def _bar(count: float, target: Target | None, frame: Frame) -> Component | None:
    if target is None:
        return None
    maximum = max(count, target.target_value) * 1.04
    pace = None if frame.facts.has_ended else target.pace_value
    return bullet(count, maximum, pace=pace, target=target.target_value)


def _verdict(target: Target | None, frame: Frame) -> Component:
    state = target_state(target, frame.facts.as_of_date)
    difference = 0
    if target is not None:
        in_pace = state in ("behind", "ahead")
        difference = abs(pace_difference(target) if in_pace else target_difference(target))
    words = frame.texts.text(f"verdict.{state}", n=frame.texts.number(difference))
    return chip(_VERDICT[state], words)


def _basis(measured: _Measured, frame: Frame) -> str:
    target = measured.target
    texts = frame.texts
    day = texts.day(frame.facts.as_of_date)
    if target is None:
        return texts.text("tile.basis.no_target", date=day)
    base = texts.text(f"base.{measured.metric_id}")
    if frame.facts.has_ended:
        return texts.text("tile.basis.ended", base=base, date=day)
    pace = texts.number(target.pace_value)
    return texts.text("tile.basis.target", base=base, date=day, pace=pace)


def _why(measured: _Measured, frame: Frame) -> list[tuple[str, str]]:
    count, target = measured.count, measured.target
    texts = frame.texts
    lines = [("numerator", texts.number(count))]
    if target is not None:
        base = texts.text(f"base.{measured.metric_id}")
        number = texts.number(target.target_value)
        words = texts.text("why.target", n=number, base=base)
        if target.set_on:
            words += " " + texts.text("why.target.set_on", set_on=texts.day(target.set_on))
        lines.append(("target_label", words))
        share = texts.share(target.target_share)
        lines.append(("target_share", f"{texts.number(count)} / {number} = {share}"))
    return why_lines(measured.metric_id, lines, scope_words(frame), frame)
