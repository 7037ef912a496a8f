"""Stages from registration to work: bars from a common zero, the lost part hatched."""

from collections.abc import Sequence
from itertools import pairwise

from dashboards.figures.base import (
    HATCH,
    HIDDEN_AXIS,
    Figure,
    Trace,
    figure,
    horizontal_bars,
    label_above,
    label_at,
)
from dashboards.queries.clients import Stage
from dashboards.theme import LIGHT
from kunto.locale import Texts


def draw_funnel(stages: Sequence[Stage], texts: Texts) -> Figure:
    """Draw each stage with its share of the one before, those who left and those on the way."""
    y = list(range(len(stages) - 1, -1, -1))
    drawn = figure(
        _bars(stages, y, texts),
        texts,
        height=372,
        barmode="stack",
        bargap=0.56,
        margin={"l": 0, "r": 118, "t": 12, "b": 0},
        xaxis={**HIDDEN_AXIS, "range": [0, max(stages[0].client_count, 1)]},
        yaxis={**HIDDEN_AXIS, "range": [-0.3, len(stages) - 0.25]},
    )
    drawn["layout"]["annotations"] = _labels(stages, y, texts)
    return drawn


def _bars(stages: Sequence[Stage], y: list[int], texts: Texts) -> list[Trace]:
    """Return those who came, those who left and those on the way, one trace each."""
    outline = {"line": {"color": LIGHT["axis"], "width": 1}}
    return [
        horizontal_bars(
            [stage.client_count for stage in stages],
            y,
            LIGHT["primary"],
            text=[f"<b>{texts.number(stage.client_count)}</b>" for stage in stages],
            textposition=[_position(stage, stages[0]) for stage in stages],
            insidetextanchor="start",
            textfont={"size": 15},
            insidetextfont={"color": LIGHT["on_primary"]},
            outsidetextfont={"color": LIGHT["ink"]},
        ),
        horizontal_bars(
            [stage.lost_count for stage in stages],
            y,
            LIGHT["axis"],
            marker={"pattern": HATCH, **outline},
        ),
        horizontal_bars([stage.open_count for stage in stages], y, LIGHT["sunken"], marker=outline),
    ]


def _labels(stages: Sequence[Stage], y: list[int], texts: Texts) -> list[dict[str, object]]:
    labels = [label_above(y[0], texts.text(f"stage.{stages[0].stage_id}"), shift=12)]
    for (before, stage), place in zip(pairwise(stages), y[1:], strict=True):
        share = stage.client_count / before.client_count if before.client_count else None
        name = texts.text(f"stage.{stage.stage_id}")
        part = "" if share is None else f" <b>{texts.share(share)}</b>"
        labels.append(label_above(place, name + part, shift=12))
        labels.append(
            label_at(
                before.client_count,
                place,
                "<br>".join(_remarks(stage, texts)),
                xanchor="left",
                align="left",
                xshift=7,
                font={"size": 14, "color": LIGHT["muted"]},
            )
        )
    return labels


def _remarks(stage: Stage, texts: Texts) -> list[str]:
    remarks = []
    if stage.lost_count:
        number = f"<b>{texts.number(-stage.lost_count)}</b>"
        remarks.append(texts.text(f"funnel.lost.{stage.stage_id}", n=number))
    if stage.open_count:
        number = texts.number(stage.open_count)
        remarks.append(texts.text("funnel.open", n=number))
    return remarks


def _position(stage: Stage, first: Stage) -> str:
    return "inside" if stage.client_count * 10 > first.client_count else "outside"
