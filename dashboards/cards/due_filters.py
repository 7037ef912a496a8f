"""The filters of the due list: state, reason and coordinator, each with how much it would list."""

from dash import html
from dash.development.base_component import Component

from dashboards.cards.due_view import DueView
from dashboards.cards.due_words import coordinator_words, reason_words
from dashboards.components.attributes import attributes
from dashboards.components.filters import ANY, choice
from dashboards.components.marks import icon
from dashboards.components.record_table import follow
from dashboards.due import REASONS, STATES, DueScope
from dashboards.frame import Frame


def due_filters(view: DueView, frame: Frame) -> Component:
    """Return the controls; the button that clears them stands where something is filtered."""
    return html.Div(
        [
            _states(view, frame),
            _reasons(view, frame),
            _coordinators(view, frame),
            None if view.scope.is_everything else clear_button(view, frame),
        ],
        className="duefilters",
    )


def clear_button(view: DueView, frame: Frame) -> Component:
    """Return the button that lists everything in the same order."""
    words: list[Component | str] = [icon("filter-off", 18), frame.texts.text("filters.clear")]
    href = view.href(DueScope(sort=view.scope.sort))
    return follow(words, href, data_key="due-clear", look="button")


def _states(view: DueView, frame: Frame) -> Component:
    links = [_state(state, view, frame) for state in (None, *STATES)]
    label = frame.texts.text("caseload.due.column.state")
    return html.Nav(links, className="choices", **attributes(aria_label=label))


def _state(state: str | None, view: DueView, frame: Frame) -> Component:
    within = view.scope.but(state=state)
    count = frame.texts.number(view.counts.count(within))
    name = state or ANY
    return follow(
        [frame.texts.text(f"caseload.due.state.{name}"), html.Span(count, className="count")],
        view.href(within),
        data_key=f"due-{name}",
        **({"aria_current": "true"} if state == view.scope.state else {}),
    )


def _reasons(view: DueView, frame: Frame) -> Component:
    scope = view.scope
    known = [r for r in REASONS if r == scope.reason or view.counts.count(DueScope(reason=r))]
    options = [
        (reason, _counted(reason_words(reason, frame), scope.but(reason=reason), view, frame))
        for reason in known
    ]
    label = frame.texts.text("caseload.due.column.reason")
    return choice("reason", label, [_everything(frame), *options], scope.reason)


def _coordinators(view: DueView, frame: Frame) -> Component:
    scope, known = view.scope, view.counts.coordinators
    if scope.coordinator and scope.coordinator not in known:
        known.append(scope.coordinator)
    options = [
        (name, _counted(coordinator_words(name, frame), scope.but(coordinator=name), view, frame))
        for name in known
    ]
    label = frame.texts.text("filter.coordinator")
    return choice("coordinator", label, [_everything(frame), *options], scope.coordinator)


def _everything(frame: Frame) -> tuple[str, str]:
    return ANY, frame.texts.text("filter.any")


def _counted(words: str, within: DueScope, view: DueView, frame: Frame) -> str:
    return f"{words} ({frame.texts.number(view.counts.count(within))})"
