"""The due list: what is to be done, by when and by whom; filtered, sorted, in pieces."""

from dash import html
from dash.development.base_component import Component

from dashboards.cards.due_filters import clear_button, due_filters
from dashboards.cards.due_rows import due_rows
from dashboards.cards.due_view import DueView, page_count
from dashboards.cards.due_words import scope_words
from dashboards.components.attributes import attributes
from dashboards.components.downloads import download_links
from dashboards.components.record_table import pager
from dashboards.due import MOST_URGENT, ROWS_SHOWN, DueScope
from dashboards.frame import Frame

EXPORT_PATH = "/export/due"


def due_card(view: DueView, frame: Frame) -> Component:
    """Return the list with its filters, order and files."""
    rows = [due_rows(view, frame), _pager(view, frame)] if view.total else [_nothing(view, frame)]
    return html.Section(
        [
            _head(view, frame),
            due_filters(view, frame) if view.counts else None,
            *rows,
            html.P(frame.source("due"), className="source"),
        ],
        id="due",
        className="card clients due",
        tabIndex=-1,
        **attributes(aria_labelledby="due-title"),
    )


def _head(view: DueView, frame: Frame) -> Component:
    heading = [
        html.H2(_title(view, frame), id="due-title"),
        html.P(_subtitle(view, frame), className="subtitle", role="status"),
    ]
    address, texts = view.request.address, frame.texts
    files = download_links(address, EXPORT_PATH, texts) if view.total else []
    return html.Div(
        [html.Div(heading), html.Div(files, className="listactions")], className="listhead"
    )


def _title(view: DueView, frame: Frame) -> str:
    """Return the most urgent state of what is listed, and how much of it there is."""
    texts, scope = frame.texts, view.scope
    for state in (scope.state,) if scope.state else ("late", "today"):
        count = view.counts.count(scope.but(state=state))
        if count:
            return texts.plural(f"caseload.due.title.{state}", count)
    of = "all" if scope.is_everything else "these"
    return texts.text(f"caseload.due.title.{'none_late' if view.total else 'nothing'}.{of}")


def _subtitle(view: DueView, frame: Frame) -> str:
    """Return what is listed and, where no one has chosen another order, what comes first."""
    texts = frame.texts
    if view.scope.is_everything:
        days = texts.number(frame.facts.due_upcoming_days)
        words = texts.plural("caseload.due.subtitle", view.total, d=days)
    else:
        total = texts.number(view.counts.count(DueScope()))
        filters = scope_words(view.scope, frame)
        words = texts.plural(
            "caseload.due.subtitle.words", view.total, filters=filters, total=total
        )
    if view.scope.sort == MOST_URGENT and view.total:
        return f"{words} {texts.text('caseload.due.subtitle.order')}"
    return words


def _pager(view: DueView, frame: Frame) -> Component | None:
    texts, page = frame.texts, view.scope.page
    first = (page - 1) * ROWS_SHOWN
    words = texts.text(
        "list.piece",
        first=texts.number(first + 1),
        last=texts.number(first + len(view.items)),
        total=texts.number(view.total),
    )
    return pager(
        page, page_count(view.total), lambda there: view.href(view.scope.at(there)), words, texts
    )


def _nothing(view: DueView, frame: Frame) -> Component:
    """Return why there is nothing, and what to do about it."""
    texts = frame.texts
    if not view.counts:
        return html.P(texts.text("caseload.due.nothing"), className="nothing")
    words = texts.text("caseload.due.nothing.words", filters=scope_words(view.scope, frame))
    return html.Div([html.P(words), clear_button(view, frame)], className="nothing emptylist")
