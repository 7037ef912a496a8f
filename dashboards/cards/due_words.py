"""The words of the due list: reasons, states, whom it is about, who can act."""

from datetime import date

from dashboards.cards.client_columns import reference_words
from dashboards.due import NOBODY, DueScope
from dashboards.frame import Frame
from dashboards.queries.due import DueItem


def reason_words(reason_id: str, frame: Frame) -> str:
    """Return what is to be done, with the days that the release promised."""
    days = {
        "due_silence": frame.facts.silence_days,
        "due_duration": frame.facts.limits["duration"],
    }
    return frame.texts.plural(f"reason.{reason_id}", days.get(reason_id, 0))


def coordinator_words(coordinator_id: str, frame: Frame) -> str:
    """Return who can act, or that there is no one."""
    if coordinator_id == NOBODY:
        return frame.texts.text("coordinator.none")
    return coordinator_id


def state_words(item: DueItem, frame: Frame) -> str:
    """Return how late a thing is, in working days where the promise is in working days."""
    texts = frame.texts
    if item.state == "today":
        return texts.text("caseload.due.today")
    if item.state == "upcoming":
        return texts.plural("caseload.due.in_days", -item.days_late)
    if item.working_days_late is None:
        return texts.plural("caseload.due.days_late", item.days_late)
    if item.working_days_late < 1:
        # The due day is past, but no working day since then.
        return texts.text("caseload.due.late")
    return texts.plural("caseload.due.working_days_late", item.working_days_late)


def subject_words(item: DueItem, frame: Frame) -> str:
    """Return whom it is about: a client's running number or a company's name."""
    return reference_words(item.subject, frame.texts)


def scope_words(scope: DueScope, frame: Frame) -> str:
    """Return the filters in words."""
    texts = frame.texts
    parts = [
        texts.text(f"caseload.due.state.{scope.state}") if scope.state else None,
        reason_words(scope.reason, frame) if scope.reason else None,
        coordinator_words(scope.coordinator, frame) if scope.coordinator else None,
    ]
    return ", ".join(part for part in parts if part) or texts.text("caseload.due.everything")


def day_words(value: date | None, frame: Frame) -> str:
    """Return a day where room is scarce, a dash without one."""
    return "–" if value is None else frame.texts.short_date(value)
