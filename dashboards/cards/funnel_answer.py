"""Where the largest loss is: its size, and how sure it is that it is the largest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboards.intervals import ENOUGH, Proportion, differ
from dashboards.queries.clients import Stage
from dashboards.selection import SERVICE_STAGES
from kunto.locale import Texts


@dataclass(frozen=True)
class StageLoss:
    """The clients lost at a stage, of those who had come to the one before it."""

    stage_id: str
    lost: Proportion


def largest_losses(stages: Sequence[Stage]) -> list[StageLoss]:
    """Return the losses of the service with enough clients to judge, the largest share first."""
    losses = [
        StageLoss(stage.stage_id, Proportion(stage.lost_count, before.client_count))
        for before, stage in pairwise(stages)
        if stage.stage_id in SERVICE_STAGES and before.client_count >= ENOUGH
    ]
    return sorted(losses, key=lambda loss: loss.lost.share, reverse=True)


def answer(stages: Sequence[Stage], texts: Texts) -> str:
    """Return the page's answer, with a branch for nobody, none, too few, equal and uncertain."""
    lost_count = sum(stage.lost_count for stage in stages if stage.stage_id in SERVICE_STAGES)
    ranked = largest_losses(stages)
    if not stages[0].client_count:
        return texts.text("funnel.answer.nobody")
    if not lost_count:
        return texts.text("funnel.answer.none")
    if not ranked or not ranked[0].lost.count:
        return texts.plural("funnel.answer.too_few", lost_count)
    return f"{_largest(ranked, texts)} {_certainty(ranked, texts)}".strip()


def _largest(ranked: Sequence[StageLoss], texts: Texts) -> str:
    first = ranked[0]
    ties = [loss for loss in ranked if loss.lost.share == first.lost.share]
    values = {
        "n": texts.number(first.lost.count),
        "stage": _names(ties, texts),
        "total": texts.number(first.lost.total),
        "share": texts.share(first.lost.share),
        "range": texts.share_range(*first.lost.interval),
    }
    return texts.text(f"funnel.answer.{'equal' if len(ties) > 1 else 'largest'}", **values)


def _certainty(ranked: Sequence[StageLoss], texts: Texts) -> str:
    first = ranked[0]
    rest = [loss for loss in ranked if loss.lost.share < first.lost.share]
    close = [loss for loss in rest if not differ(first.lost, loss.lost)]
    if close:
        return texts.text("funnel.answer.uncertain", stage=_names_with_shares(close, texts))
    return texts.text("funnel.answer.certain") if rest else ""


def _names(losses: Sequence[StageLoss], texts: Texts) -> str:
    names = [texts.text(f"loss_before.{loss.stage_id}") for loss in losses]
    return texts.text("funnel.and").join(names)


def _names_with_shares(losses: Sequence[StageLoss], texts: Texts) -> str:
    named = [f"{_names([loss], texts)} ({texts.share(loss.lost.share)})" for loss in losses]
    return texts.text("funnel.and").join(named)
