"""How clients came through: stages, outcomes and quarters of registration."""

from collections.abc import Sequence

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.figures.cohorts import cohort_names, draw_cohorts, is_mature
from dashboards.figures.funnel import draw_funnel
from dashboards.figures.outcomes import draw_outcomes
from dashboards.frame import Frame
from dashboards.intervals import ENOUGH, Proportion, vary
from dashboards.metric_groups import COHORT_METRICS, STAGE_METRICS
from dashboards.queries.clients import Cohort, Outcome, Stage
from kunto.locale import Texts


def funnel_card(stages: Sequence[Stage], frame: Frame) -> ChartCard:
    """Return the stages from registration to work."""
    texts = frame.texts
    registered = stages[0].client_count if stages else 0
    rows = [
        [
            texts.text(f"stage.{stage.stage_id}"),
            texts.number(stage.client_count),
            texts.share(stage.client_count / before.client_count) if before.client_count else "–",
            texts.number(stage.lost_count),
            texts.number(stage.open_count),
        ]
        for before, stage in zip([*stages[:1], *stages], stages, strict=False)
    ]
    columns = ("stage", "clients", "of_previous", "lost", "open")
    return ChartCard(
        name="funnel",
        metric_ids=(*STAGE_METRICS, "outcome_employed"),
        title=_funnel_title(stages, frame),
        subtitle=texts.plural("funnel.subtitle", registered, scope=frame.scope_by("registered")),
        summary=_spoken(rows, texts.text("funnel.nothing", scope=frame.scope_words), registered),
        source=frame.source("funnel"),
        figure=draw_funnel(stages, texts) if registered else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows)
        if registered
        else None,
    )


def outcomes_card(outcomes: Sequence[Outcome], frame: Frame) -> ChartCard:
    """Return the outcomes of served clients."""
    texts = frame.texts
    served = sum(outcome.client_count for outcome in outcomes)
    rows = [
        [
            texts.text_or(f"outcome.{outcome.outcome_id}", outcome.outcome_id),
            texts.number(outcome.client_count),
            texts.share(outcome.client_count / served),
            texts.text("yes" if outcome.is_activated else "no"),
        ]
        for outcome in outcomes
        if served
    ]
    columns = ("outcome", "clients", "share", "activated")
    return ChartCard(
        name="outcomes",
        metric_ids=tuple(f"outcome_{outcome.outcome_id}" for outcome in outcomes),
        title=_outcomes_title(outcomes, frame),
        subtitle=texts.plural("outcomes.subtitle", served, scope=frame.scope_by("served")),
        summary=_spoken(rows, texts.text("served.nothing", scope=frame.scope_words), served),
        source=frame.source("outcomes"),
        figure=draw_outcomes(outcomes, texts) if served else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows) if served else None,
    )


def cohorts_card(cohorts: Sequence[Cohort], frame: Frame) -> ChartCard:
    """Return the activation of each quarter of registration."""
    texts = frame.texts
    registered = sum(cohort.registered_count for cohort in cohorts)
    rows = [
        [
            name,
            texts.number(cohort.registered_count),
            texts.number(cohort.served_count),
            texts.number(cohort.activated_count),
            texts.share(cohort.activated_count / cohort.registered_count),
            texts.number(cohort.open_count),
        ]
        for name, cohort in zip(cohort_names(cohorts), cohorts, strict=True)
    ]
    columns = ("quarter", "registered", "served", "activated_count", "activated_share", "open")
    return ChartCard(
        name="cohorts",
        metric_ids=COHORT_METRICS,
        title=cohorts_title(cohorts, frame.texts),
        subtitle=texts.text("cohorts.subtitle", scope=frame.scope_by("registered")),
        summary=_spoken(
            [[row[0], row[4]] for row in rows],
            texts.text("funnel.nothing", scope=frame.scope_words),
            registered,
        ),
        source=frame.source(
            "cohorts" if all(is_mature(cohort) for cohort in cohorts) else "cohorts_hatched"
        ),
        figure=draw_cohorts(cohorts, texts) if registered else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows)
        if registered
        else None,
    )


def cohorts_title(cohorts: Sequence[Cohort], texts: Texts, prefix: str = "cohorts.title") -> str:
    """Return the finding of cohorts: whether those that can be judged differ among themselves."""
    mature = [
        Proportion(cohort.activated_count, cohort.registered_count)
        for cohort in cohorts
        if is_mature(cohort)
    ]
    ripe = [cohort for cohort in mature if cohort.is_enough]
    if len(mature) < min(2, len(cohorts)):
        return texts.text(f"{prefix}.too_early")
    if len(cohorts) < 2:
        return texts.text(f"{prefix}.none")
    if len(ripe) < 2:
        return texts.text(f"{prefix}.too_few")
    if not vary(ripe):
        return texts.text(f"{prefix}.same")
    shares = sorted(cohort.share for cohort in ripe)
    return texts.text(f"{prefix}.varies", range=texts.share_range(shares[0], shares[-1]))


def _funnel_title(stages: Sequence[Stage], frame: Frame) -> str:
    texts = frame.texts
    by_id = {stage.stage_id: stage for stage in stages}
    if not stages or not stages[0].client_count:
        return texts.text("funnel.title.none")
    registered, served = stages[0].client_count, by_id["served"].client_count
    if registered < ENOUGH:
        return texts.plural("funnel.title.few", registered, served=texts.number(served))
    way = [by_id[name] for name in ("first_contact", "first_meeting", "served")]
    lost, still_open = (sum(s.lost_count for s in way), sum(s.open_count for s in way))
    share = texts.share(served / registered)
    if still_open:
        return texts.plural("funnel.title.open", still_open, share=share)
    if lost:
        return texts.plural("funnel.title.lost", lost, share=share)
    return texts.text("funnel.title.all_served")


def _outcomes_title(outcomes: Sequence[Outcome], frame: Frame) -> str:
    texts = frame.texts
    total = sum(outcome.client_count for outcome in outcomes)
    largest = max((outcome.client_count for outcome in outcomes), default=0)
    commonest = [o.outcome_id for o in outcomes if o.client_count == largest]
    if not total or "unknown" in commonest:
        return texts.text("outcomes.title.none")
    if total < ENOUGH:
        return texts.text("outcomes.title.few")
    if len(commonest) > 1:
        return texts.plural("outcomes.title.tie", len(commonest))
    noun = texts.text_or(f"outcome_noun.{commonest[0]}", commonest[0])
    return texts.text("outcomes.title", noun=noun, share=texts.share(largest / total))


def _spoken(rows: Sequence[Sequence[str]], nothing: str, count: int) -> str:
    return "; ".join(f"{row[0]} {row[1]}" for row in rows) + "." if count else nothing
