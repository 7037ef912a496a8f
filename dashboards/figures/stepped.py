"""Stages of one or two segments of clients: bars from a common zero, the lost part hatched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboards.figures.base import (
    HATCH,
    HIDDEN_AXIS,
    NO_HOVER,
    Figure,
    Trace,
    figure,
    horizontal_bars,
    leading,
)
from dashboards.figures.stepped_words import has_room, remarks, stage_name
from dashboards.queries.clients import Stage
from dashboards.theme import LIGHT
from kunto.locale import Texts

Part = Literal["reached", "lost", "open"]
PARTS: tuple[Part, ...] = ("reached", "lost", "open")
# The two segments by colour and by shape, as everywhere on the page.
COLOURS = ("primary", "context")
SHAPES = ("circle", "square")
# On a narrow screen words and marks take more of the width (assets/narrow.js).
_NARROW_ALONE = {"narrow": {"margin.r": 92}, "wide": {"margin.r": 136}}
_NARROW_TWO = {
    "narrow": {"margin.r": 116, "xaxis.range": [-0.07, 1]},
    "wide": {"margin.r": 150, "xaxis.range": [-0.045, 1]},
}
_WIDTH = {1: 0.44, 2: 0.27}
_OFFSETS: dict[int, tuple[float, ...]] = {1: (0.0,), 2: (0.04, -0.3)}


@dataclass(frozen=True)
class SteppedSegment:
    """The stages of the first or second segment (`number` 0 or 1).

    `link` gives the address of the clients behind a part of a stage's bar.
    """

    stages: Sequence[Stage]
    link: Callable[[Part, str], str]
    selected: tuple[Part, str] | None = None
    number: int = 0

    @property
    def registered_count(self) -> int:
        """Clients who registered."""
        return self.stages[0].client_count


def draw_stepped(segments: Sequence[SteppedSegment], texts: Texts) -> Figure:
    """Draw the stages; two segments stand under each other as shares of their registered."""
    alone = len(segments) == 1
    stages = segments[0].stages
    places = list(range(len(stages) - 1, -1, -1))
    data: list[Trace] = []
    labels = [stage_name(stages, number, y, texts, alone=alone) for number, y in enumerate(places)]
    for segment in segments:
        y = [place + _OFFSETS[len(segments)][segment.number] for place in places]
        scale = 1 if alone else max(segment.registered_count, 1)
        data += _bars(segment, y, scale, texts, alone=alone)
        labels += remarks(segment.stages, y, scale, texts, alone=alone)
    top = max(segments[0].registered_count, 1) if alone else 1
    drawn = figure(
        data,
        texts,
        height=448 if alone else 520,
        barmode="stack",
        margin={"l": 0, "r": 136 if alone else 150, "t": 12, "b": 0},
        xaxis={**HIDDEN_AXIS, "range": [0 if alone else -0.045, top]},
        yaxis={**HIDDEN_AXIS, "range": [-0.32 if alone else -0.5, len(stages) - 0.3]},
    )
    drawn["layout"]["annotations"] = labels
    drawn["layout"]["meta"] = _NARROW_ALONE if alone else _NARROW_TWO
    return drawn


def _bars(
    segment: SteppedSegment, y: list[float], scale: int, texts: Texts, *, alone: bool
) -> list[Trace]:
    looks: dict[Part, Trace] = {
        "reached": {"color": LIGHT[COLOURS[segment.number]]},
        "lost": {"color": LIGHT["axis"], "pattern": HATCH},
        "open": {"color": LIGHT["sunken"]},
    }
    traces = [
        horizontal_bars(
            [part_count(stage, part) / scale for stage in segment.stages],
            y,
            str(look["color"]),
            width=_WIDTH[1 if alone else 2],
            marker={**look, "line": _outline(segment, part)},
            **(_inside(segment.stages, texts) if part == "reached" and alone else {}),
            **_leading(segment, part, texts),
        )
        for part, look in looks.items()
    ]
    return traces if alone else [*traces, _shapes(y, segment.number)]


def part_count(stage: Stage, part: Part) -> int:
    """Return how many clients a part of a stage's bar stands for."""
    counts = {"reached": stage.client_count, "lost": stage.lost_count, "open": stage.open_count}
    return counts[part]


def _outline(segment: SteppedSegment, part: Part) -> Trace:
    chosen = [segment.selected == (part, stage.stage_id) for stage in segment.stages]
    plain = 0 if part == "reached" else 1
    return {
        "color": [LIGHT["ink"] if here else LIGHT["axis"] for here in chosen],
        "width": [2.5 if here else plain for here in chosen],
    }


def _inside(stages: Sequence[Stage], texts: Texts) -> Trace:
    """Return the counts within the bars that have room for them."""
    return {
        "text": [f"<b>{texts.number(stage.client_count)}</b>" for stage in stages],
        "textposition": ["inside" if has_room(stage, stages) else "none" for stage in stages],
        "insidetextanchor": "start",
        "textfont": {"size": 15},
        "insidetextfont": {"color": LIGHT["on_primary"]},
    }


def _leading(segment: SteppedSegment, part: Part, texts: Texts) -> Trace:
    links = [segment.link(part, stage.stage_id) for stage in segment.stages]
    words = [
        texts.plural(
            f"stepped.hover.{part}",
            part_count(stage, part),
            stage=texts.text(f"stage.{stage.stage_id}"),
        )
        for stage in segment.stages
    ]
    return {"hoverinfo": "text", **leading(links, words)}


def _shapes(y: list[float], number: int) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [-0.03] * len(y),
        "y": y,
        "marker": {"color": LIGHT[COLOURS[number]], "symbol": SHAPES[number], "size": 10},
        "cliponaxis": False,
        **NO_HOVER,
    }
