"""How often each service level was kept: thin bars on a track from 0 to 100 %."""

from collections.abc import Sequence

from dashboards.figures.base import (
    HIDDEN_AXIS,
    Figure,
    figure,
    horizontal_bars,
    label_above,
    label_right,
)
from dashboards.queries.service_levels import ServiceLevel
from dashboards.theme import LIGHT
from kunto.locale import Texts


def draw_service_levels(
    levels: Sequence[ServiceLevel], names: Sequence[str], texts: Texts
) -> Figure:
    """Draw the share on time; a level without decided cases has an empty track and says so."""
    y = list(range(len(levels), 0, -1))
    # Equally thick bars whether there are two levels or five.
    width = 0.068 * len(levels)
    data = [
        horizontal_bars([1] * len(levels), y, LIGHT["sunken"], width=width),
        horizontal_bars(
            [level.on_time_share or 0 for level in levels], y, LIGHT["primary"], width=width
        ),
    ]
    drawn = figure(
        data,
        texts,
        height=300,
        barmode="overlay",
        margin={"l": 0, "r": 118, "t": 20, "b": 4},
        xaxis={**HIDDEN_AXIS, "range": [0, 1]},
        yaxis={**HIDDEN_AXIS, "range": [0.6, len(levels) + 0.6]},
    )
    drawn["layout"]["annotations"] = [
        label_above(place, name, shift=10) for place, name in zip(y, names, strict=True)
    ] + [label_right(place, _value(level, texts)) for place, level in zip(y, levels, strict=True)]
    return drawn


def _value(level: ServiceLevel, texts: Texts) -> str:
    if level.on_time_share is None:
        return texts.text("service.no_cases")
    counts = f"{texts.number(level.on_time_count)}/{texts.number(level.case_count)}"
    return f"<b>{texts.share(level.on_time_share)}</b>  {counts}"
