"""What became of those who registered in the same quarter or month."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.cards.clients import cohorts_title
from dashboards.cards.funnel_steps import count_link
from dashboards.cards.funnel_view import FunnelView
from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.components.filters import view_choice
from dashboards.components.tables import Cell
from dashboards.figures.cohorts import cohort_names, draw_cohorts, is_mature
from dashboards.metric_groups import COHORT_METRICS
from dashboards.queries.clients import Cohort

# As tall as the card of waits beside it.
_HEIGHT = 388
_COLUMNS = ("cohort", "registered", "served", "activated_count", "activated_share", "open")


def chosen_cohorts_card(view: FunnelView, cohorts: Sequence[Cohort]) -> ChartCard:
    """Return the card of cohorts of the first segment; each leads to its clients."""
    texts = view.frame.texts
    grain = view.selection.grain
    names = cohort_names(cohorts, grain=grain)
    immature = sum(not is_mature(cohort) for cohort in cohorts)
    prefix = "cohorts.title" if grain == "quarter" else "cohorts.month.title"
    return ChartCard(
        name="chosen_cohorts",
        metric_ids=COHORT_METRICS,
        title=cohorts_title(cohorts, texts, prefix),
        subtitle=texts.text("cohorts.chosen.subtitle", scope=view.words(view.first)),
        summary="; ".join(
            f"{name} {texts.share(cohort.activated_count / cohort.registered_count)}"
            for name, cohort in zip(names, cohorts, strict=True)
        )
        + ".",
        source=view.frame.source("cohorts_hatched" if immature else "cohorts"),
        figure=draw_cohorts(
            cohorts,
            texts,
            grain=grain,
            height=_HEIGHT,
            links=[view.selecting(view.cohort(cohort.start_date)) for cohort in cohorts],
        ),
        data=DataTable(
            [texts.text(f"table.{name}") for name in _COLUMNS],
            [_row(view, name, cohort) for name, cohort in zip(names, cohorts, strict=True)],
        ),
        note=_note(view, immature),
        leads_on=True,
    )


def _row(view: FunnelView, name: str, cohort: Cohort) -> list[Cell]:
    texts = view.frame.texts
    start = cohort.start_date
    counts = (
        (None, cohort.registered_count),
        ("served", cohort.served_count),
        ("activated", cohort.activated_count),
    )
    links = [
        count_link(view, view.cohort(start, reached), count, f"cohort-{start}-{reached}")
        for reached, count in counts
    ]
    share = texts.share(cohort.activated_count / cohort.registered_count)
    state = "" if is_mature(cohort) else f" ({texts.text('cohorts.immature')})"
    return [name + state, *links, share, texts.number(cohort.open_count)]


def _note(view: FunnelView, immature: int) -> Component:
    texts = view.frame.texts
    grains = [(name, texts.text(f"cohorts.grain.{name}")) for name in ("quarter", "month")]
    words = texts.plural("cohorts.immature.count", immature) if immature else ""
    return html.Div(
        [
            view_choice("cohort", texts.text("cohorts.grain"), grains, view.selection.grain),
            html.P(words, className="note"),
        ],
        className="viewchoice",
    )
