"""The answer sentence and the four tiles of the caseload page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboards.components.marks import chip
from dashboards.components.tiles import Tile, bullet
from dashboards.due import DueScope
from dashboards.figures.heat import capacity_words
from dashboards.frame import Frame
from dashboards.queries.caseload import Load, OpenClients, Wait
from dashboards.queries.due import DueCount, count_due, first_started

CONTACT = DueScope(reason="due_contact")
LATE_CONTACT = DueScope(reason="due_contact", state="late")
SILENCE = DueScope(reason="due_silence")
END_FORM = DueScope(reason="due_end_form")
TILE_SCOPES = (CONTACT, SILENCE, END_FORM)


@dataclass(frozen=True)
class CaseloadFigures:
    """What the tiles and the answer say something of, all on the day of the data."""

    loads: Sequence[Load]
    clients: OpenClients
    waits: Sequence[Wait]
    due: Sequence[DueCount]

    @property
    def is_closed(self) -> bool:
        """Whether there have been clients and none is in service any more."""
        return bool(self.clients.registered_count) and not self.clients.open_count

    @property
    def over(self) -> list[Load]:
        """Coordinators with more clients than their hours allow, the most loaded first."""
        found = [load for load in self.loads if load.is_over]
        return sorted(found, key=lambda load: -(load.load_share or 0))

    @property
    def most_room(self) -> Load | None:
        """The coordinator who can take most clients: of the role that is over, if there is one."""
        roles = {load.role for load in self.over}
        able = [load for load in self.loads if load.room and load.role in roles]
        able = able or [load for load in self.loads if load.room]
        return max(able, key=lambda load: load.room, default=None)

    @property
    def client_count(self) -> int:
        """Clients of all coordinators, a shared one with each."""
        return sum(load.active_client_count for load in self.loads)

    @property
    def client_count_once(self) -> int:
        """Clients of all coordinators, each once."""
        return sum(load.active_client_count_shared_once for load in self.loads)

    @property
    def capacity(self) -> float:
        """Clients that the hours of all coordinators allow."""
        return sum(load.capacity_client_count for load in self.loads)


def answer(figures: CaseloadFigures, frame: Frame) -> str:
    """Return who is over capacity, how many wait too long, and who could take more."""
    texts = frame.texts
    if not figures.clients.registered_count:
        return texts.text("caseload.answer.nobody")
    if figures.is_closed:
        left = count_due(figures.due, DueScope())
        rest = (
            texts.plural("caseload.answer.closed.due", left)
            if left
            else texts.text("caseload.answer.closed.nothing_due")
        )
        return f"{texts.text('caseload.answer.closed')} {rest}"
    room = figures.most_room
    parts = [
        f"{over_words(figures.over, frame, 'caseload.answer.over')}.",
        _waiting_sentence(count_due(figures.due, LATE_CONTACT), frame),
    ]
    if figures.over and room:
        parts.append(texts.plural("caseload.answer.room", room.room, name=room.coordinator_id))
    return " ".join(parts)


def over_words(over: Sequence[Load], frame: Frame, text_id: str) -> str:
    """Return who is over capacity: nobody, one or two by name, more by number."""
    texts = frame.texts
    names = [load.coordinator_id for load in over]
    match names:
        case []:
            return texts.text(f"{text_id}.none")
        case [name]:
            return texts.text(f"{text_id}.one", name=name)
        case [first, second]:
            return texts.text(f"{text_id}.two", first=first, second=second)
        case _:
            return texts.text(f"{text_id}.several", n=texts.number(len(names)))


def caseload_tiles(
    figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame
) -> list[Tile]:
    """Return the tiles; `hrefs` are the lists behind the counts."""
    return [
        _open_tile(figures, frame),
        _contact_tile(figures, hrefs, frame),
        _silence_tile(figures, hrefs, frame),
        _end_form_tile(figures, hrefs, frame),
    ]


def _waiting_sentence(late: int, frame: Frame) -> str:
    days = frame.texts.number(frame.settings.service_levels.first_contact_working_days)
    if late:
        return frame.texts.plural("caseload.answer.waiting", late, d=days)
    return frame.texts.text("caseload.answer.waiting.none", d=days)


def _open_tile(figures: CaseloadFigures, frame: Frame) -> Tile:
    texts = frame.texts
    count, capacity = figures.client_count, figures.capacity
    written, over = capacity_words(capacity, texts), len(figures.over)
    if not capacity:
        verdict = chip("neutral", texts.text("caseload.verdict.no_capacity"))
    elif figures.is_closed:
        verdict = chip("neutral", texts.text("caseload.verdict.closed"))
    elif over:
        verdict = chip("warn", texts.plural("caseload.verdict.over", over))
    else:
        verdict = chip("good", texts.text("caseload.verdict.within"))
    once = texts.number(figures.client_count_once)
    lines = [
        (
            "numerator",
            texts.plural(
                "caseload.why.clients",
                count,
                once=once,
                open=texts.number(figures.clients.open_count),
            ),
        ),
        ("denominator", _capacity_sum(figures.loads, frame)),
    ]
    return Tile(
        metric_id="active_client_count",
        label=texts.text("metric.active_client_count.label"),
        value=texts.number(count),
        unit="",
        goal=f"/ {written}" if capacity else "",
        raw=count,
        verdict=verdict,
        basis=texts.plural(
            "caseload.basis.open",
            len(figures.loads),
            once=once,
            date=texts.day(frame.facts.as_of_date),
        ),
        why=_why("active_client_count", lines, frame),
        bar=bullet(count, max(count, capacity) * 1.04, target=capacity) if capacity else None,
    )


def _capacity_sum(loads: Sequence[Load], frame: Frame) -> str:
    texts = frame.texts
    parts = [
        f"{load.coordinator_id}: {capacity_words(load.capacity_client_count, texts)}"
        for load in loads
    ]
    total = capacity_words(sum(load.capacity_client_count for load in loads), texts)
    return texts.text("caseload.why.capacity", n=total, parts="; ".join(parts) or "–")


def _contact_tile(figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame) -> Tile:
    texts = frame.texts
    waiting = sum(wait.client_count for wait in figures.waits if wait.is_open)
    late = count_due(figures.due, LATE_CONTACT)
    days = texts.number(frame.settings.service_levels.first_contact_working_days)
    verdict = chip("good", texts.text("caseload.verdict.nobody_waits"))
    if late:
        verdict = chip("bad", texts.text("caseload.verdict.late", n=texts.number(late), d=days))
    elif waiting:
        verdict = chip("good", texts.text("caseload.verdict.in_time"))
    return _counted_tile(
        _Counted("waiting_first_contact", waiting, "clients", hrefs[CONTACT]),
        verdict,
        texts.plural("caseload.why.waiting", waiting, late=texts.number(late)),
        figures.clients.open_count,
        frame,
    )


def _silence_tile(figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame) -> Tile:
    texts = frame.texts
    count = count_due(figures.due, SILENCE)
    days = texts.number(frame.settings.service_levels.silence_days)
    verdict = chip("good", texts.text("caseload.verdict.in_touch"))
    if not figures.clients.open_count:
        verdict = chip("neutral", texts.text("caseload.verdict.nobody_left"))
    elif count:
        verdict = chip("warn", texts.text("caseload.verdict.silent", d=days))
    return _counted_tile(
        _Counted("silent_clients", count, "clients", hrefs[SILENCE]),
        verdict,
        texts.plural("caseload.why.silent", count, d=days),
        figures.clients.open_count,
        frame,
    )


def _end_form_tile(figures: CaseloadFigures, hrefs: Mapping[DueScope, str], frame: Frame) -> Tile:
    texts = frame.texts
    count = count_due(figures.due, END_FORM)
    oldest = first_started(figures.due, END_FORM)
    verdict = chip("good", texts.text("caseload.verdict.no_forms_missing"))
    if oldest:
        days = (frame.facts.as_of_date - oldest).days
        late = count_due(figures.due, END_FORM.but(state="late"))
        verdict = chip("bad" if late else "warn", texts.plural("caseload.verdict.oldest", days))
    return _counted_tile(
        _Counted("end_forms_missing", count, "forms", hrefs[END_FORM]),
        verdict,
        texts.plural("caseload.why.end_forms", count),
        figures.clients.open_count,
        frame,
    )


@dataclass(frozen=True)
class _Counted:
    """A count of things to do: its metric, the list behind it and what is counted."""

    metric_id: str
    count: int
    unit: str
    href: str


def _counted_tile(
    counted: _Counted, verdict: Component, numerator: str, open_count: int, frame: Frame
) -> Tile:
    texts, metric = frame.texts, counted.metric_id
    day = texts.day(frame.facts.as_of_date)
    lines = [
        ("numerator", numerator),
        ("denominator", texts.plural("caseload.why.open", open_count)),
    ]
    show = texts.plural(f"caseload.show.{counted.unit}", counted.count)
    return Tile(
        metric_id=metric,
        label=texts.text(f"metric.{metric}.label"),
        value=texts.number(counted.count),
        unit=texts.plural(f"caseload.unit.{counted.unit}", counted.count),
        raw=counted.count,
        verdict=verdict,
        basis=texts.plural(f"caseload.basis.{counted.unit}", open_count, date=day),
        why=_why(metric, lines, frame),
        link=(show, counted.href) if counted.count else None,
    )


def _why(metric: str, lines: list[tuple[str, str]], frame: Frame) -> list[tuple[str, str]]:
    """Return the lines of a panel: definition, the lines given, day, source, release."""
    texts = frame.texts
    day = texts.day(frame.facts.as_of_date)
    given = [("definition", texts.text(f"metric.{metric}.definition")), *lines]
    given += [
        ("scope", texts.text("caseload.why.day", date=day)),
        ("source", texts.text(f"metric.{metric}.source")),
        ("release", frame.facts.release_id),
    ]
    return [(texts.text(f"why.{name}"), words) for name, words in given]
