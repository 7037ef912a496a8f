"""Chosen and selected clients in words, as they stand in sentences, breadcrumbs and files."""

from dataclasses import replace
from datetime import date

from dashboards.scope import CHOICE_FILTERS, ClientScope
from dashboards.selection import Grain, Selection
from kunto.locale import Texts

# The texts of a filter's values begin with its name but for these.
_CHOICE_IDS = {"age": "age_band", "unemployment": "unemployment_band"}


def scope_words(scope: ClientScope, texts: Texts) -> str:
    """Return the filters in use with their values, or that there are none."""
    chosen = [
        f"{filter_words(name, texts)}: {choice_words(name, value, texts)}"
        for name in CHOICE_FILTERS
        if (value := getattr(scope, name))
    ]
    return "; ".join([*registered_words(scope, texts), *chosen]) or texts.text("scope.everyone")


def registered_words(scope: ClientScope, texts: Texts) -> list[str]:
    """Return the days of registering in words, nothing when they are not filtered."""
    start, end = scope.registered_from, scope.registered_to
    if start and end:
        return [texts.text("scope.between", range=texts.date_range(start, end))]
    if start:
        return [texts.text("scope.from", date=texts.day(start))]
    return [texts.text("scope.to", date=texts.day(end))] if end else []


def filter_words(name: str, texts: Texts) -> str:
    """Return the name of a filter."""
    return texts.text(f"filter.{name}")


def choice_words(name: str, value: str, texts: Texts) -> str:
    """Return what a filter is set to; a code without words, as a coordinator's, is its own name."""
    if value == "unknown":
        return texts.text("unknown")
    return texts.text_or(_choice_id(name, value), value)


def reason_words(reason_id: str, texts: Texts) -> str:
    """Return why a client went no further: a reason of leaving, or an outcome that is no result."""
    if reason_id == "unknown":
        return texts.text("unknown")
    outcome = texts.text_or(f"outcome.{reason_id}", reason_id)
    return texts.text_or(f"exit_reason.{reason_id}", outcome)


def cohort_words(start: date, grain: Grain, texts: Texts) -> str:
    """Return a quarter or month of registration."""
    if grain == "month":
        return texts.month(start)
    return f"Q{(start.month + 2) // 3}\u00a0{start.year}"


def lost_words(stage_id: str, texts: Texts) -> str:
    """Return a loss in words: before which stage it happened."""
    if stage_id == "activated":
        return texts.text("selection.not_activated")
    return texts.text("selection.lost", stage=texts.text(f"loss_before.{stage_id}"))


def crumbs(selection: Selection, texts: Texts) -> list[tuple[str, Selection]]:
    """Return the way to a selection: at each step the words and what is selected there."""
    everyone = Selection(grain=selection.grain, segment=selection.segment)
    steps = [(texts.text("selection.everyone"), everyone)]

    def add(words: str, **parts: object) -> None:
        steps.append((words, replace(steps[-1][1], **parts)))  # type: ignore[arg-type]

    if selection.cohort_start:
        name = cohort_words(selection.cohort_start, selection.grain, texts)
        add(texts.text("selection.cohort", name=name), cohort_start=selection.cohort_start)
    if selection.reached:
        stage = texts.text(f"stage.{selection.reached}")
        add(texts.text("selection.reached", stage=stage), reached=selection.reached)
    if selection.pending:
        stage = texts.text(f"stage.{selection.pending}")
        add(texts.text("selection.pending", stage=stage), pending=selection.pending)
    if selection.lost:
        add(lost_words(selection.lost, texts), lost=selection.lost)
    if selection.reason:
        add(reason_words(selection.reason, texts), reason=selection.reason)
    return steps


def selection_words(selection: Selection, texts: Texts) -> str:
    """Return the way to a selection as one line."""
    return " > ".join(words for words, _ in crumbs(selection, texts))


def _choice_id(name: str, value: str) -> str:
    suffix = ".option" if name == "team" else ""
    return f"{_CHOICE_IDS.get(name, name)}.{value}{suffix}"
