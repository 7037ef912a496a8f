"""The due list: what is to be done, by when and by whom; filtered, sorted, in pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_rows import client_href
from dashboards.cards.due_words import (
    NOBODY,
    coordinator_words,
    day_words,
    reason_words,
    scope_words,
    state_words,
    subject_words,
)
from dashboards.components.attributes import attributes
from dashboards.components.downloads import download_links
from dashboards.components.filters import ANY, choice
from dashboards.components.marks import Verdict, chip, icon
from dashboards.components.record_table import (
    Cell,
    Direction,
    Header,
    Kind,
    follow,
    pager,
    record_table,
)
from dashboards.due import REASONS, ROWS_SHOWN, STATES, DueScope
from dashboards.frame import Frame
from dashboards.page import Request
from dashboards.queries.due import DueCount, DueItem, count_due

EXPORT_PATH = "/export/due"
_VERDICT: dict[str, Verdict] = {"late": "bad", "today": "warn", "upcoming": "neutral"}
# The columns and what sorts by them: how late a thing is follows from its due date.
_COLUMNS: tuple[tuple[str, Kind, str | None], ...] = (
    ("subject", "text", "subject"),
    ("reason", "text", "reason"),
    ("state", "text", None),
    ("due_date", "date", "due_date"),
    ("started_date", "date", "started_date"),
    ("coordinator", "text", "coordinator"),
)


@dataclass(frozen=True)
class DueView:
    """What is looked at: the counts of all, a scope of them, and the rows of its page."""

    request: Request
    counts: Sequence[DueCount]
    scope: DueScope
    items: Sequence[DueItem]

    @property
    def total(self) -> int:
        """How many things to do are in the scope."""
        return count_due(self.counts, self.scope)

    def href(self, scope: DueScope) -> str:
        """Return the address of the same page with another scope."""
        return self.request.address.choosing(scope.written).href()


def page_count(total: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(1, ceil(total / ROWS_SHOWN))


def due_card(view: DueView, frame: Frame) -> Component:
    """Return the list with its filters, order and files."""
    return html.Section(
        [
            _head(view, frame),
            _filters(view, frame) if view.counts else None,
            *(_rows(view, frame) if view.total else [_nothing(view, frame)]),
            html.P(frame.source("due"), className="source"),
        ],
        id="due",
        className="card clients due",
        tabIndex=-1,
        **attributes(aria_labelledby="due-title"),
    )


def _head(view: DueView, frame: Frame) -> Component:
    texts = frame.texts
    heading = [
        html.H2(_title(view.counts, frame), id="due-title"),
        html.P(_subtitle(view, frame), className="subtitle", role="status"),
    ]
    files = download_links(view.request.address, EXPORT_PATH, texts) if view.total else []
    return html.Div(
        [html.Div(heading), html.Div(files, className="listactions")], className="listhead"
    )


def _title(counts: Sequence[DueCount], frame: Frame) -> str:
    texts = frame.texts
    for state in ("late", "today"):
        count = count_due(counts, DueScope(state=state))
        if count:
            return texts.plural(f"caseload.due.title.{state}", count)
    return texts.text("caseload.due.title.upcoming" if counts else "caseload.due.title.nothing")


def _subtitle(view: DueView, frame: Frame) -> str:
    texts = frame.texts
    if view.scope.is_everything:
        return texts.plural("caseload.due.subtitle", view.total)
    total = texts.number(count_due(view.counts, DueScope()))
    words = scope_words(view.scope, frame)
    return texts.plural("caseload.due.subtitle.words", view.total, filters=words, total=total)


def _filters(view: DueView, frame: Frame) -> Component:
    return html.Div(
        [
            _states(view, frame),
            _reasons(view, frame),
            _coordinators(view, frame),
            _clear(view, frame) if not view.scope.is_everything else None,
        ],
        className="duefilters",
    )


def _states(view: DueView, frame: Frame) -> Component:
    """Return the states as links, each with how many it would list."""
    texts = frame.texts
    links = [
        follow(
            [
                texts.text(f"caseload.due.state.{state or ANY}"),
                html.Span(
                    texts.number(count_due(view.counts, view.scope.but(state=state))),
                    className="count",
                ),
            ],
            view.href(view.scope.but(state=state)),
            data_key=f"due-{state or ANY}",
            **({"aria_current": "true"} if state == view.scope.state else {}),
        )
        for state in (None, *STATES)
    ]
    label = texts.text("caseload.due.column.state")
    return html.Nav(links, className="choices", **attributes(aria_label=label))


def _reasons(view: DueView, frame: Frame) -> Component:
    texts, scope = frame.texts, view.scope
    known = [
        reason
        for reason in REASONS
        if reason == scope.reason or count_due(view.counts, DueScope(reason=reason))
    ]
    options = [
        (reason, _counted(reason_words(reason, frame), scope.but(reason=reason), view, frame))
        for reason in known
    ]
    label = texts.text("caseload.due.column.reason")
    everything = (ANY, texts.text("filter.any"))
    return choice("reason", label, [everything, *options], scope.reason)


def _coordinators(view: DueView, frame: Frame) -> Component:
    texts, scope = frame.texts, view.scope
    known = {count.coordinator_id for count in view.counts}
    known |= {scope.coordinator} if scope.coordinator else set()
    options = [
        (name, _counted(coordinator_words(name, frame), scope.but(coordinator=name), view, frame))
        for name in sorted(known, key=lambda name: (name == NOBODY, name))
    ]
    everything = (ANY, texts.text("filter.any"))
    label = texts.text("filter.coordinator")
    return choice("coordinator", label, [everything, *options], scope.coordinator)


def _counted(words: str, within: DueScope, view: DueView, frame: Frame) -> str:
    return f"{words} ({frame.texts.number(count_due(view.counts, within))})"


def _clear(view: DueView, frame: Frame) -> Component:
    words: list[str | Component] = [
        icon("filter-off", 18),
        frame.texts.text("filters.clear"),
    ]
    href = view.href(DueScope(sort=view.scope.sort))
    return follow(words, href, data_key="due-clear", look="button")


def _rows(view: DueView, frame: Frame) -> list[Component | None]:
    texts = frame.texts
    headers = [_header(*column, view, frame) for column in _COLUMNS]
    first = (view.scope.page - 1) * ROWS_SHOWN
    piece = texts.text(
        "list.piece",
        first=texts.number(first + 1),
        last=texts.number(first + len(view.items)),
        total=texts.number(view.total),
    )
    return [
        record_table(
            headers,
            [_row(item, view, frame) for item in view.items],
            caption=texts.text("caseload.due"),
        ),
        pager(
            view.scope.page,
            page_count(view.total),
            lambda page: view.href(view.scope.at(page)),
            piece,
            texts,
        ),
    ]


def _header(name: str, kind: Kind, sort: str | None, view: DueView, frame: Frame) -> Header:
    words = frame.texts.text(f"caseload.due.column.{name}")
    if sort is None:
        return Header(words, kind)
    direction: Direction | None = None
    turned = sort
    if view.scope.column == sort:
        direction = "descending" if view.scope.is_descending else "ascending"
        turned = sort if view.scope.is_descending else f"-{sort}"
    return Header(words, kind, view.href(view.scope.but(sort=turned)), direction, f"sort-{sort}")


def _row(item: DueItem, view: DueView, frame: Frame) -> list[Cell]:
    """Return the cells; on a phone the reason and the coordinator stand under others."""
    reason = reason_words(item.reason_id, frame)
    coordinator = coordinator_words(item.coordinator_id, frame)
    return [
        _with_second(_subject(item, view, frame), reason),
        reason,
        _state(item, frame),
        _with_second(day_words(item.due_date, frame), coordinator),
        day_words(item.started_date, frame),
        coordinator,
    ]


def _with_second(first: Component | str, second: str) -> Component:
    return html.Div([first, html.Div(second, className="second")])


def _state(item: DueItem, frame: Frame) -> Component:
    mark = "clock" if item.state == "upcoming" else None
    return chip(_VERDICT[item.state], state_words(item, frame), mark=mark)


def _subject(item: DueItem, view: DueView, frame: Frame) -> Component | str:
    words = subject_words(item, frame)
    if item.client_id is None:
        return words
    href = client_href(view.request, item.client_id)
    return follow(words, href, data_key=f"due-{item.reason_id}-{item.client_id}")


def _nothing(view: DueView, frame: Frame) -> Component:
    """Return why there is nothing, and what to do about it."""
    texts = frame.texts
    if not view.counts:
        return html.P(texts.text("caseload.due.nothing"), className="nothing")
    words = texts.text("caseload.due.nothing.words", filters=scope_words(view.scope, frame))
    return html.Div([html.P(words), _clear(view, frame)], className="nothing emptylist")
