"""What is counted: the steering group's period and team, and the manager's choice of clients."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from dashboards.url import Address

WHOLE_PROJECT = "whole"
ALL_TEAMS = "all"
TEAMS = (ALL_TEAMS, "wac", "bc", "shared")
# The filters of clients in the order in which they stand on a page and in an address.
CHOICE_FILTERS = (
    *("team", "referrer", "age", "sex", "education", "language", "unemployment", "coordinator"),
)
CLIENT_FILTERS = ("from", "to", *CHOICE_FILTERS)
# The prefix of the second segment's filters in an address.
SECOND: Literal["b."] = "b."
_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"[12]\d{3}-\d{2}-\d{2}")

# What each choice filter can be set to in a release.
Choices = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Scope:
    """A period (the whole project or a calendar year) and a team."""

    period: str = WHOLE_PROJECT
    team: str = ALL_TEAMS

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING

    @property
    def parameters(self) -> dict[str, Any]:
        """The scope as query parameters; the end day is not included."""
        if self.period == WHOLE_PROJECT:
            return {"start": date.min, "end": date.max, "team": self.team}
        year = int(self.period)
        return {"start": date(year, 1, 1), "end": date(year + 1, 1, 1), "team": self.team}

    @property
    def written(self) -> dict[str, str | None]:
        """The scope as it stands in an address; None: not there."""
        return {
            "period": None if self.period == WHOLE_PROJECT else self.period,
            "team": None if self.team == ALL_TEAMS else self.team,
        }


EVERYTHING = Scope()


@dataclass(frozen=True)
class ClientScope:
    """Which clients are counted: by the days of registering, both included, and by what they are.

    None: not filtered. The values are ids of marts.rpt_funnel_clients, 'unknown' among them.
    """

    registered_from: date | None = None
    registered_to: date | None = None
    team: str | None = None
    referrer: str | None = None
    age: str | None = None
    sex: str | None = None
    education: str | None = None
    language: str | None = None
    unemployment: str | None = None
    coordinator: str | None = None

    @property
    def is_everyone(self) -> bool:
        """Whether no one is left out."""
        return self == ClientScope()

    @property
    def parameters(self) -> dict[str, Any]:
        """The filters in use as parameters of a query, by the names of the fields."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}

    @property
    def only_team(self) -> bool:
        """Whether nothing but the team is filtered."""
        return self == ClientScope(team=self.team)

    def written(self, prefix: str = "") -> dict[str, str | None]:
        """Return the filters as they stand in an address; None: not there."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        named = zip(CLIENT_FILTERS, values.values(), strict=True)
        return {prefix + name: str(value) if value else None for name, value in named}

    def is_apart_from(self, other: "ClientScope") -> bool:
        """Whether no client can be in both: one filter at least asks for different things."""
        pairs = [(getattr(self, name), getattr(other, name)) for name in CHOICE_FILTERS]
        differs = any(mine and theirs and mine != theirs for mine, theirs in pairs)
        return differs or _ends_before(self, other) or _ends_before(other, self)


def parse_scope(address: Address) -> Scope:
    """Read a period and a team; what makes no sense falls back to everything."""
    period, team = address.given("period"), address.given("team")
    return Scope(
        period if _YEAR.fullmatch(period) else WHOLE_PROJECT,
        team if team in TEAMS else ALL_TEAMS,
    )


def parse_client_scope(address: Address, choices: Choices, prefix: str = "") -> ClientScope:
    """Read the filters of clients; a value that the release does not have is ignored."""
    found = {name: address.given(prefix + name) for name in CHOICE_FILTERS}
    return ClientScope(
        registered_from=_day(address.given(prefix + "from")),
        registered_to=_day(address.given(prefix + "to")),
        **{name: value for name, value in found.items() if value in choices.get(name, ())},
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None


def _ends_before(first: ClientScope, second: ClientScope) -> bool:
    end, start = first.registered_to, second.registered_from
    return end is not None and start is not None and end < start
