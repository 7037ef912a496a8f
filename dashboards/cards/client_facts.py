"""What is known of a client without a name, and which promised service levels were kept."""

from collections.abc import Iterable, Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.cards.client_columns import reference_words
from dashboards.cards.service_levels import level_name
from dashboards.components.attributes import attributes
from dashboards.components.marks import chip
from dashboards.frame import Frame
from dashboards.queries.client_path import (
    Client,
    ClientPath,
    ServiceCase,
    ended_without_form,
    is_in_service,
)
from dashboards.scope_words import choice_words, filter_words, reason_words
from kunto.locale import Texts

_CHOICES = (
    ("team", "team"),
    ("coordinator", "coordinator_id"),
    ("referrer", "referrer_id"),
    ("age", "age_band"),
    ("sex", "sex"),
    ("education", "education_id"),
    ("language", "language_id"),
    ("unemployment", "unemployment_band"),
)
_DAYS = (
    *("registered_date", "first_contact_date", "first_meeting_date", "served_date"),
    "dropped_date",
)


def answer(path: ClientPath, texts: Texts) -> str:
    """Return where the client stands in one sentence."""
    client = path.client
    if client.status == "open":
        if ended := ended_without_form(path):
            return texts.text("client.answer.no_form", date=texts.day(ended))
        if is_in_service(client):
            return texts.plural("client.answer.in_service", client.waiting_days or 0)
        stage = texts.text(f"stage.{client.next_stage_id}")
        return texts.plural("client.answer.waits", client.waiting_days or 0, stage=stage)
    if client.status == "dropped":
        reason = reason_words(client.loss_reason_id or "unknown", texts)
        day = texts.day(client.dropped_date)
        return texts.text("client.answer.dropped", date=day, reason=reason)
    days = (client.served_date - client.registered_date).days if client.served_date else 0
    outcome = reason_words(client.outcome_id or "unknown", texts)
    return texts.plural("client.answer.served", days, outcome=outcome)


def facts_card(client: Client, texts: Texts) -> Component:
    """Return the facts as a list of names and values; never who the client is."""
    lines = [
        (texts.text("clients.column.reference"), reference_words(client.client_reference, texts)),
        *((filter_words(n, texts), _choice(n, getattr(client, f), texts)) for n, f in _CHOICES),
        *(
            (texts.text(f"clients.column.{name}"), texts.day(getattr(client, name)))
            for name in _DAYS
            if getattr(client, name)
        ),
        *_identification(client, texts),
    ]
    return _card(
        "client-facts",
        texts.text("client.facts.title"),
        html.Dl([part for t, d in lines for part in (html.Dt(t), html.Dd(d))], className="facts"),
    )


def levels_card(cases: Sequence[ServiceCase], frame: Frame) -> Component:
    """Return each service level with one chip a case: kept, missed or still to come."""
    texts = frame.texts
    levels = list(dict.fromkeys(case.level_id for case in cases))
    content: Component = html.P(texts.text("client.levels.none"), className="nothing")
    if levels:
        content = html.Dl(
            [
                part
                for level in levels
                for part in (
                    html.Dt(level_name(level, frame)),
                    html.Dd(list(_chips((c for c in cases if c.level_id == level), texts))),
                )
            ],
            className="levels",
        )
    return _card("client-levels", _levels_title(cases, texts), content)


def _identification(client: Client, texts: Texts) -> Iterator[tuple[str, str]]:
    """Say what told who the client is, when it was not the identity code on every row."""
    if client.identified_by != "identity":
        told = texts.text(f"client.identified.{client.identified_by}")
        yield texts.text("client.identified.title"), told


def _choice(name: str, value: str, texts: Texts) -> str:
    return choice_words(name, value, texts)


def _levels_title(cases: Sequence[ServiceCase], texts: Texts) -> str:
    late = sum(case.case_status == "late" for case in cases)
    if not cases:
        return texts.text("client.levels.title")
    if late:
        return texts.plural("client.levels.title.late", late)
    return texts.text("client.levels.title.kept")


def _chips(cases: Iterable[ServiceCase], texts: Texts) -> Iterator[Component]:
    for case in cases:
        due = texts.short_date(case.due_date)
        done = texts.short_date(case.stopped_date) if case.stopped_date else ""
        if case.case_status == "on_time":
            yield chip("good", texts.text("client.level.on_time", date=done))
        elif case.case_status == "late" and case.stopped_date:
            yield chip("bad", texts.plural("client.level.late", case.days_late or 0, date=done))
        elif case.case_status == "late":
            yield chip("bad", texts.plural("client.level.not_done", case.days_late or 0, date=due))
        else:
            yield chip("unknown", texts.text("client.level.pending", date=due), mark="clock")


def _card(name: str, title: str, content: Component) -> Component:
    return html.Section(
        [html.H2(title, id=name), content],
        className="card chart",
        **attributes(aria_labelledby=name),
    )
