"""The path of one client in time: what happened, when and with whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_events import (
    CONTACTS,
    detail_words,
    end_words,
    event_words,
    hover_words,
    team_look,
)
from dashboards.components.attributes import attributes
from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.figures.timeline import Lane, Mark, Span, draw_timeline
from dashboards.frame import Frame
from dashboards.queries.client_path import ClientPath, Event, Period, is_in_service
from dashboards.scope_words import choice_words
from kunto.locale import Texts

_Lanes = tuple[tuple[str, tuple[str, ...]], ...]

# The kinds of things that have a lane each, from the top down; periods come after the first.
_BEFORE: _Lanes = (("registered", ("registered",)),)
_AFTER: _Lanes = (
    ("contacts", ("attempt", "contact")),
    ("meetings", ("meeting", "joint_meeting")),
    ("plan", ("plan",)),
    ("health_check", ("health_check",)),
    ("ability_answer", ("ability_answer",)),
    ("group_coaching", ("group_coaching",)),
    ("work_trial", ("work_trial",)),
    ("forms", ("start_form", "end_form")),
)
_TEAMS = ("wac", "bc")
_MEETINGS = ("meeting", "joint_meeting", "plan", "health_check")


def timeline_card(path: ClientPath, frame: Frame) -> ChartCard:
    """Return the path as a figure and as a table of the same events in the order of time."""
    texts = frame.texts
    lanes = list(_lanes(path, frame.facts.as_of_date, texts))
    return ChartCard(
        name="client_timeline",
        metric_ids=(),
        title=_title(path, texts),
        subtitle=texts.text("client.timeline.subtitle"),
        summary=_summary(path, texts),
        source=frame.source("client"),
        figure=draw_timeline(lanes, frame.facts.as_of_date, texts),
        data=_table(path.events, texts),
        note=_legend(path, texts),
    )


def _lanes(path: ClientPath, data_end: date, texts: Texts) -> Iterator[Lane]:
    for lane_id, types in _BEFORE:
        yield from _event_lane(lane_id, types, path.events, texts)
    yield from _period_lanes(path, data_end, texts)
    for lane_id, types in _AFTER:
        yield from _event_lane(lane_id, types, path.events, texts)
    yield from _end_lane(path, data_end, texts)


def _event_lane(
    lane_id: str, types: Sequence[str], events: Sequence[Event], texts: Texts
) -> Iterator[Lane]:
    found = [event for event in events if event.event_type_id in types]
    if found:
        yield Lane(
            texts.text(f"client.lane.{lane_id}"), marks=[_mark(event, texts) for event in found]
        )


def _period_lanes(path: ClientPath, data_end: date, texts: Texts) -> Iterator[Lane]:
    """Give a lane to each coordinator, with the periods as bars and transfers where they led."""
    by_coordinator: dict[str, list[Period]] = {}
    for period in path.periods:
        by_coordinator.setdefault(period.coordinator_id, []).append(period)
    transfers = [event for event in path.events if event.event_type_id == "transfer"]
    for coordinator_id, periods in by_coordinator.items():
        yield Lane(
            texts.text(
                "client.lane.period",
                coordinator=choice_words("coordinator", coordinator_id, texts),
            ),
            marks=[
                replace(_mark(event, texts), shape="triangle-right", colour="ink")
                for event in transfers
                if event.other_coordinator_id == coordinator_id
            ],
            spans=[_span(period, data_end, texts) for period in periods],
        )


def _span(period: Period, data_end: date, texts: Texts) -> Span:
    end = period.ended_date or data_end
    words = (
        texts.date_range(period.started_date, end)
        if period.ended_date
        else texts.text("client.period.open", date=texts.day(period.started_date))
    )
    lines = [
        f"<b>{choice_words('coordinator', period.coordinator_id, texts)}</b>",
        words,
        end_words(period, texts),
    ]
    colour, _ = team_look(period.role)
    return Span(period.started_date, end, "<br>".join(filter(None, lines)), colour)


def _end_lane(path: ClientPath, data_end: date, texts: Texts) -> Iterator[Lane]:
    """Give the last lane: how the path ended, or how long the client has waited."""
    client = path.client
    if client.status == "open" and not is_in_service(client):
        since = client.first_contact_date or client.registered_date
        words = texts.plural("client.waiting", client.waiting_days or 0)
        yield Lane(words, spans=[Span(since, data_end, words, "warn_mark", is_hatched=True)])
    ends = [event for event in path.events if event.event_type_id in ("outcome", "dropped")]
    if ends:
        label = f"{event_words(ends[-1], texts)}: {detail_words(ends[-1], texts)}".rstrip(": ")
        yield Lane(label, marks=[_mark(event, texts) for event in ends])


def _mark(event: Event, texts: Texts) -> Mark:
    words = hover_words(event, texts)
    if event.event_type_id == "joint_meeting":
        return Mark(event.event_date, words, "shared", "diamond")
    if event.event_type_id in ("outcome", "dropped", "registered", "start_form", "end_form"):
        shape = "x" if event.event_type_id == "dropped" else "circle"
        return Mark(event.event_date, words, "ink", shape)
    colour, shape = team_look(event.role)
    is_hollow = event.event_type_id == "attempt"
    return Mark(event.event_date, words, colour, shape, is_hollow=is_hollow)


def _title(path: ClientPath, texts: Texts) -> str:
    """Say on how many days the client was met: a joint meeting is a row of each coordinator."""
    days = {event.event_date for event in path.events if event.event_type_id in _MEETINGS}
    if days:
        return texts.plural("client.timeline.title", len(days))
    tried = any(event.event_type_id in CONTACTS for event in path.events)
    return texts.text("client.timeline.title.not_met" if tried else "client.timeline.title.none")


def _summary(path: ClientPath, texts: Texts) -> str:
    counts: dict[str, int] = {}
    for event in path.events:
        words = event_words(event, texts)
        counts[words] = counts.get(words, 0) + 1
    return "; ".join(f"{words} {texts.number(count)}" for words, count in counts.items()) + "."


def _table(events: Sequence[Event], texts: Texts) -> DataTable:
    columns = ("day", "event", "coordinator", "detail")
    return DataTable(
        [texts.text(f"client.column.{name}") for name in columns],
        [
            [
                texts.day(event.event_date),
                event_words(event, texts),
                event.coordinator_id or "–",
                detail_words(event, texts) or "–",
            ]
            for event in events
        ],
    )


def _legend(path: ClientPath, texts: Texts) -> Component:
    """Say what the shapes and colours mean; only those that are drawn."""
    roles = {event.role for event in path.events} | {period.role for period in path.periods}
    types = {event.event_type_id for event in path.events}
    items = [
        (f"mark {role}", texts.text(f"client.legend.{role}")) for role in _TEAMS if role in roles
    ]
    if "joint_meeting" in types:
        items.append(("mark shared", texts.text("client.legend.joint_meeting")))
    if "attempt" in types:
        items.append(("mark hollow", texts.text("client.legend.attempt")))
    if "transfer" in types:
        items.append(("mark transfer", texts.text("client.legend.transfer")))
    return html.Ul(
        [
            html.Li([html.Span(className=look, **attributes(aria_hidden="true")), words])
            for look, words in items
        ],
        className="legend",
    )
