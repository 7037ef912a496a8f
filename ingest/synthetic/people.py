"""The simulated people: what happened to each, and what was known of it on an earlier day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Period:
    """One service period with one coordinator; open while `ended` is None."""

    coordinator: str
    started: date
    ended: date | None
    end_reason: str = ""
    outcome: str = ""

    def as_of(self, day: date) -> "Period":
        """Return the period as it stood at the end of the day."""
        if self.ended is None or self.ended <= day:
            return self
        return replace(self, ended=None, end_reason="", outcome="")


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact or attempt by one coordinator."""

    day: date
    coordinator: str
    kind: str
    medium: str
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer of the client from a coordinator to another."""

    day: date
    sender: str
    receiver: str


@dataclass(frozen=True, slots=True)
class StartForm:
    """An ESF start form; known from the day it was signed."""

    day: date
    started: date
    status: str
    household: str
    is_migrant: str
    is_disabled: str
    is_otherwise_weak: str


@dataclass(frozen=True, slots=True)
class EndForm:
    """An ESF end form; known from the day it was signed, which is the day it was received."""

    day: date
    started: date
    ended: date
    completion: str
    status: str


@dataclass(frozen=True, slots=True)
class AbilityAnswer:
    """One Kykyviisari answer: five summary scales 0-100 in tenths and work ability 0-10."""

    day: date
    stage: str
    scales: tuple[int, ...]
    work_ability: int


@dataclass(frozen=True, slots=True)
class Person:
    """One simulated person and everything that happened to them, in order of time.

    `entered` is the day of entry in the client database, None while only the form is known.
    """

    number: int
    identity: str
    registered: date
    channel: str
    entered: date | None
    referrer: str
    language: str
    education: str
    unemployment_months: int
    wish: str
    periods: tuple[Period, ...]
    contacts: tuple[Contact, ...]
    transfers: tuple[Transfer, ...] = ()
    start_form: StartForm | None = None
    end_form: EndForm | None = None
    ability_answers: tuple[AbilityAnswer, ...] = ()

    def as_of(self, day: date) -> "Person":
        """Return the person as known at the end of the day."""
        start_form, end_form = self.start_form, self.end_form
        return replace(
            self,
            entered=self.entered if self.entered and self.entered <= day else None,
            periods=tuple(p.as_of(day) for p in self.periods if p.started <= day),
            contacts=happened(self.contacts, day),
            transfers=happened(self.transfers, day),
            start_form=start_form if start_form and start_form.day <= day else None,
            end_form=end_form if end_form and end_form.day <= day else None,
            ability_answers=happened(self.ability_answers, day),
        )


Dated = TypeVar("Dated", Contact, Transfer, AbilityAnswer)


def happened(facts: Iterable[Dated], day: date) -> tuple[Dated, ...]:
    """Return the facts of the day and before."""
    return tuple(fact for fact in facts if fact.day <= day)
