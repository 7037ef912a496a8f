"""How two segments differ: at each stage the share that came on, and how sure the difference is."""

from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from dashboards.cards.funnel_view import FunnelView
from dashboards.components.attributes import attributes
from dashboards.components.tables import Cell, table
from dashboards.intervals import Difference, Proportion, difference
from kunto.locale import Texts

_HEADING = "compare-title"


def compare_card(view: FunnelView) -> Component | None:
    """Return the differences of the two segments stage by stage, in words."""
    if not view.is_compared:
        return None
    texts = view.frame.texts
    first, second = view.segments
    found = [
        (stage_id, shares, difference(*shares) if _enough(shares) else None)
        for stage_id, shares in _shares(view)
    ]
    columns = ("stage", "segment_a", "segment_b", "difference")
    rows = [
        [texts.text(f"stage.{stage_id}"), *_row(shares, gap, texts)]
        for stage_id, shares, gap in found
    ]
    title = texts.text("compare.title")
    apart = first.scope.is_apart_from(second.scope)
    return html.Section(
        [
            html.H2(_title([gap for _, _, gap in found], texts), id=_HEADING),
            html.P(texts.text("compare.subtitle"), className="subtitle"),
            table([texts.text(f"table.{name}") for name in columns], rows, caption=title),
            html.Div(
                html.P(
                    texts.text("compare.apart" if apart else "compare.overlap"), className="source"
                ),
                className="cardfoot",
            ),
        ],
        className="card chart compare",
        **attributes(aria_labelledby=_HEADING),
    )


def _shares(view: FunnelView) -> list[tuple[str, tuple[Proportion, Proportion]]]:
    first, second = (list(pairwise(segment.funnel.stages)) for segment in view.segments)
    return [
        (
            stage.stage_id,
            (
                Proportion(stage.client_count, before.client_count),
                Proportion(other.client_count, other_before.client_count),
            ),
        )
        for (before, stage), (other_before, other) in zip(first, second, strict=True)
    ]


def _enough(shares: tuple[Proportion, Proportion]) -> bool:
    return all(share.is_enough for share in shares)


def _row(shares: tuple[Proportion, Proportion], gap: Difference | None, texts: Texts) -> list[Cell]:
    cells: list[Cell] = [_share(share, texts) for share in shares]
    if gap is None:
        return [*cells, _two_lines("–", texts.text("compare.too_few"))]
    word = "first" if gap.lower > 0 else "second" if gap.upper < 0 else "same"
    low, high = (texts.change(limit * 100, 1) for limit in (gap.lower, gap.upper))
    change = texts.change(gap.share * 100, 1)
    return [*cells, _two_lines(f"{change} ({low} – {high})", texts.text(f"compare.{word}"))]


def _share(share: Proportion, texts: Texts) -> Cell:
    if not share.total:
        return "–"
    counts = f"{texts.number(share.count)}/{texts.number(share.total)}"
    return _two_lines(texts.share(share.share), counts)


def _two_lines(first: str, second: str) -> Component:
    return html.Span([first, html.Span(second, className="below")])


def _title(gaps: list[Difference | None], texts: Texts) -> str:
    known = [gap for gap in gaps if gap is not None]
    if not known:
        return texts.text("compare.title.too_few")
    certain = sum(gap.is_certain for gap in known)
    if not certain:
        return texts.text("compare.title.same")
    return texts.plural("compare.title.differ", certain)
