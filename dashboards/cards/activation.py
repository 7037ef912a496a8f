"""Activation by team, with how sure the difference is."""

from collections.abc import Mapping

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.figures.activation import draw_activation
from dashboards.frame import Frame
from dashboards.intervals import Proportion, differ
from dashboards.queries.clients import ActivationRate
from dashboards.scope import ALL_TEAMS

_ORDER = (ALL_TEAMS, "bc", "wac", "shared")


def activation_card(rates: Mapping[str, ActivationRate], frame: Frame) -> ChartCard:
    """Return the rates of all and of each team; a chosen team stands beside all."""
    texts = frame.texts
    team = frame.scope.team
    wanted = _ORDER if team == ALL_TEAMS else (ALL_TEAMS, team)
    shown = [rates.get(path) or _nobody(path) for path in wanted]
    served = shown[0].served_count
    rows = [_row(rate, frame) for rate in shown]
    columns = ("team", "activated_count", "served", "share", "interval", "esf_results")
    return ChartCard(
        name="activation",
        metric_ids=tuple(f"activation_share_{path}" for path in wanted),
        title=_title(rates, frame),
        subtitle=texts.text("activation.subtitle", period=frame.period_by("served")),
        summary="; ".join(f"{row[0]} {row[3]} ({row[1]}/{row[2]})" for row in rows) + "."
        if served
        else texts.text("served.nothing", scope=frame.scope_words),
        source=frame.source("activation"),
        figure=draw_activation(shown, texts) if served else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows) if served else None,
    )


def _row(rate: ActivationRate, frame: Frame) -> list[str]:
    texts = frame.texts
    interval = "–"
    if rate.lower_share is not None and rate.upper_share is not None:
        interval = texts.share_range(rate.lower_share, rate.upper_share)
    return [
        texts.text(f"team.{rate.path}.long"),
        texts.number(rate.activated_count),
        texts.number(rate.served_count),
        texts.share(rate.activation_share) if rate.served_count else "–",
        interval,
        texts.number(rate.esf_result_count),
    ]


def _title(rates: Mapping[str, ActivationRate], frame: Frame) -> str:
    texts = frame.texts
    everyone = rates.get(ALL_TEAMS)
    if everyone is None or not everyone.served_count:
        return texts.text("activation.title.none")
    if frame.scope.team != ALL_TEAMS:
        return texts.text("activation.title.one_team")
    teams = [rates.get(path) or _nobody(path) for path in ("wac", "bc")]
    wac, bc = (Proportion(rate.activated_count, rate.served_count) for rate in teams)
    if not (wac.is_enough and bc.is_enough):
        return texts.text("activation.title.too_few")
    if not differ(wac, bc):
        return texts.text("activation.title.same")
    return texts.text("activation.title.wac" if wac.share > bc.share else "activation.title.bc")


def _nobody(path: str) -> ActivationRate:
    return ActivationRate(path, 0, 0, None, None, None, 0)
