"""The due list as a file: all rows of its filters, whatever page is in view."""

from collections.abc import Sequence

from dashboards.cards.due_words import coordinator_words, reason_words, scope_words, subject_words
from dashboards.due import DueScope
from dashboards.export import Column, Kind, Table, Value, about_list
from dashboards.frame import Frame
from dashboards.queries.due import DueItem

_COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("subject", "text"),
    ("reason", "text"),
    ("state", "text"),
    ("due_date", "date"),
    ("days_late", "integer"),
    ("working_days_late", "integer"),
    ("started_date", "date"),
    ("coordinator", "text"),
)


def due_table(items: Sequence[DueItem], scope: DueScope, frame: Frame) -> Table:
    """Return the rows in the order of the page, and what they are."""
    texts = frame.texts
    return Table(
        title=texts.text("caseload.due"),
        name=texts.text("caseload.due.file"),
        about=about_list(
            frame.facts,
            texts,
            definition=texts.text("caseload.due.definition"),
            filters=scope_words(scope, frame),
            count=len(items),
        ),
        columns=[
            Column(texts.text(f"caseload.due.column.{name}"), kind) for name, kind in _COLUMNS
        ],
        rows=[_row(item, frame) for item in items],
        made_of=frame.facts.as_of_date,
    )


def _row(item: DueItem, frame: Frame) -> list[Value]:
    return [
        subject_words(item, frame),
        reason_words(item.reason_id, frame),
        frame.texts.text(f"caseload.due.state.{item.state}"),
        item.due_date,
        item.days_late,
        item.working_days_late,
        item.started_date,
        coordinator_words(item.coordinator_id, frame),
    ]
