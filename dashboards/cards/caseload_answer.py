"""The answer of the caseload page: who is over capacity, who waits, who has room."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.due import DueScope
from dashboards.frame import Frame
from dashboards.queries.caseload import Load, OpenClients, Wait
from dashboards.queries.due import DueCounts

LATE_CONTACT = DueScope(reason="due_contact", state="late")


@dataclass(frozen=True)
class CaseloadFigures:
    """What the tiles and the answer say something of, all on the day of the data."""

    loads: Sequence[Load]
    clients: OpenClients
    waits: Sequence[Wait]
    due: DueCounts

    @property
    def is_closed(self) -> bool:
        """Whether there have been clients and none is in service any more."""
        return bool(self.clients.registered_count) and not self.clients.open_count

    @property
    def over(self) -> list[Load]:
        """Coordinators with more clients than their hours allow, the most loaded first."""
        return most_over(self.loads)

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
        left = figures.due.count(DueScope())
        rest = (
            texts.plural("caseload.answer.closed.due", left)
            if left
            else texts.text("caseload.answer.closed.nothing_due")
        )
        return f"{texts.text('caseload.answer.closed')} {rest}"
    room = figures.most_room
    parts = [
        f"{over_words(figures.over, frame, 'caseload.answer.over')}.",
        _waiting_sentence(figures.due.count(LATE_CONTACT), frame),
    ]
    if figures.over and room:
        parts.append(texts.plural("caseload.answer.room", room.room, name=room.coordinator_id))
    return " ".join(parts)


def most_over(loads: Sequence[Load]) -> list[Load]:
    """Return who has more clients than the hours allow, the most loaded first."""
    found = [load for load in loads if load.is_over]
    return sorted(found, key=lambda load: -(load.load_share or 0))


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


def _waiting_sentence(late: int, frame: Frame) -> str:
    days = frame.texts.number(frame.facts.limits["first_contact"])
    if late:
        return frame.texts.plural("caseload.answer.waiting", late, d=days)
    return frame.texts.text("caseload.answer.waiting.none", d=days)
