"""What is written beside the bars of stages: names, shares, those lost and those under way."""

from collections.abc import Sequence

from dashboards.figures.base import Trace, label_above, label_at
from dashboards.queries.clients import Stage
from dashboards.theme import LIGHT
from kunto.locale import Texts


def share_of_previous(stages: Sequence[Stage], number: int) -> float | None:
    """Return the share of the stage before that reached this one; none for the first."""
    before = stages[number - 1].client_count if number else 0
    return stages[number].client_count / before if before else None


def stage_name(
    stages: Sequence[Stage], number: int, y: float, texts: Texts, *, alone: bool
) -> Trace:
    """Return the name over a stage's bars, of one segment with its share of the stage before."""
    name = texts.text(f"stage.{stages[number].stage_id}")
    share = share_of_previous(stages, number) if alone else None
    part = "" if share is None else f" <b>{texts.share(share)}</b>"
    return label_above(y, name + part, shift=16 if alone else 14)


def remarks(
    stages: Sequence[Stage], y: list[float], scale: int, texts: Texts, *, alone: bool
) -> list[Trace]:
    """Return what stands after each bar: those lost and under way; of two segments the counts."""
    labels = []
    for number, (stage, place) in enumerate(zip(stages, y, strict=True)):
        before = stages[number - 1].client_count if number else stage.client_count
        words = _words(stages, number, texts) if alone else _counts(stages, number, texts)
        if words:
            labels.append(
                label_at(
                    before / scale,
                    place,
                    words,
                    xanchor="left",
                    align="left",
                    xshift=7,
                    font={"size": 14, "color": LIGHT["muted"]},
                )
            )
    return labels


def _words(stages: Sequence[Stage], number: int, texts: Texts) -> str:
    stage = stages[number]
    lines = []
    if not has_room(stage, stages):
        lines.append(f"<b>{texts.number(stage.client_count)}</b>")
    if stage.lost_count:
        lost = f"<b>{texts.number(-stage.lost_count)}</b>"
        lines.append(texts.text(f"funnel.lost.{stage.stage_id}", n=lost))
    if stage.open_count:
        lines.append(texts.text("funnel.open", n=texts.number(stage.open_count)))
    return "<br>".join(lines)


def _counts(stages: Sequence[Stage], number: int, texts: Texts) -> str:
    stage = stages[number]
    share = share_of_previous(stages, number)
    parts = [f"<b>{texts.number(stage.client_count)}</b>"]
    if share is not None:
        parts.append(texts.share(share))
    if stage.lost_count:
        parts.append(texts.number(-stage.lost_count))
    return "  ".join(parts)


def has_room(stage: Stage, stages: Sequence[Stage]) -> bool:
    """Whether a bar is long enough for its number to stand in it."""
    return stage.client_count * 10 > stages[0].client_count
