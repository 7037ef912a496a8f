"""The rows of the due list: whom it is about, what is to be done, how late it is, who can act."""

from typing import NamedTuple

from dash.development.base_component import Component

from dashboards.cards.client_rows import client_href
from dashboards.cards.due_view import DueView
from dashboards.cards.due_words import (
    coordinator_words,
    day_words,
    reason_words,
    state_words,
    subject_words,
)
from dashboards.components.marks import Verdict, chip
from dashboards.components.record_table import (
    Cell,
    Direction,
    Header,
    Kind,
    follow,
    record_table,
    two_lines,
)
from dashboards.frame import Frame
from dashboards.queries.due import DueItem

_VERDICT: dict[str, Verdict] = {"late": "bad", "today": "warn", "upcoming": "neutral"}


class _Column(NamedTuple):
    name: str
    kind: Kind = "text"
    look: str = ""
    is_sorted: bool = True


# How late a thing is follows from its due date, which sorts by it. On a narrow screen the reason
# and the coordinator are second lines of other cells.
_COLUMNS = (
    _Column("subject"),
    _Column("reason", look="onwide"),
    _Column("state", is_sorted=False),
    _Column("due_date", "date"),
    _Column("started_date", "date", "onwide"),
    _Column("coordinator", look="onwide"),
)


def due_rows(view: DueView, frame: Frame) -> Component:
    """Return the table of the page in view."""
    headers = [_header(column, view, frame) for column in _COLUMNS]
    rows = [_row(item, view, frame) for item in view.items]
    return record_table(headers, rows, caption=frame.texts.text("caseload.due"))


def _header(column: _Column, view: DueView, frame: Frame) -> Header:
    name, scope = column.name, view.scope
    words = frame.texts.text(f"caseload.due.column.{name}")
    if not column.is_sorted:
        return Header(words, column.kind, look=column.look)
    direction: Direction | None = None
    turned = name
    if scope.column == name:
        direction = "descending" if scope.is_descending else "ascending"
        turned = name if scope.is_descending else f"-{name}"
    href = view.href(scope.but(sort=turned))
    return Header(words, column.kind, href, direction, key=f"sort-{name}", look=column.look)


def _row(item: DueItem, view: DueView, frame: Frame) -> list[Cell]:
    reason = reason_words(item.reason_id, frame)
    coordinator = coordinator_words(item.coordinator_id, frame)
    return [
        two_lines(_subject(item, view, frame), reason),
        reason,
        _state(item, frame),
        two_lines(day_words(item.due_date, frame), coordinator),
        day_words(item.started_date, frame),
        coordinator,
    ]


def _state(item: DueItem, frame: Frame) -> Component:
    mark = "clock" if item.state == "upcoming" else None
    return chip(_VERDICT[item.state], state_words(item, frame), mark=mark)


def _subject(item: DueItem, view: DueView, frame: Frame) -> Cell:
    words = subject_words(item, frame)
    if item.client_id is None:
        return words
    href = client_href(view.request, item.client_id)
    return follow(words, href, data_key=f"due-{item.reason_id}-{item.client_id}")
