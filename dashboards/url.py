"""The address of a page: language, release and filters live in its query and nowhere else."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

WHOLE_PROJECT = "whole"
ALL_TEAMS = "all"
TEAMS = (ALL_TEAMS, "wac", "bc", "shared")
_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True)
class Scope:
    """What is counted: a period (the whole project or a calendar year) and a team."""

    period: str = WHOLE_PROJECT
    team: str = ALL_TEAMS

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Scope()

    @property
    def parameters(self) -> dict[str, Any]:
        """The scope as query parameters; the end day is not included."""
        if self.period == WHOLE_PROJECT:
            return {"start": date.min, "end": date.max, "team": self.team}
        year = int(self.period)
        return {"start": date(year, 1, 1), "end": date(year + 1, 1, 1), "team": self.team}


@dataclass(frozen=True)
class Address:
    """Everything that decides what a page shows; `release` None is the newest one."""

    path: str = "/"
    language: str = "fi"
    release: str | None = None
    scope: Scope = Scope()

    def query(self) -> str:
        """Write the query: only what differs from the default, so that links stay short."""
        parts = {
            "lang": self.language,
            "release": self.release,
            "period": None if self.scope.period == WHOLE_PROJECT else self.scope.period,
            "team": None if self.scope.team == ALL_TEAMS else self.scope.team,
        }
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def href(self, **changes: str | None) -> str:
        """Write the link to this address with some parts changed."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        return changed.path + changed.query()


def parse_address(path: str, search: str, *, languages: Collection[str]) -> Address:
    """Read an address; a part that makes no sense falls back to its default.

    A release id is kept as it is: the page says so when there is no such release.
    """
    given = dict(parse_qsl(search.removeprefix("?")))
    period = given.get("period", "")
    team = given.get("team", "")
    language = given.get("lang", "")
    return Address(
        path=path or "/",
        language=language if language in languages else next(iter(languages)),
        release=given.get("release"),
        scope=Scope(
            period if _YEAR.fullmatch(period) else WHOLE_PROJECT,
            team if team in TEAMS else ALL_TEAMS,
        ),
    )
