"""Periods that the name of a file, or a line above its header, tells: 1.1.2022–31.3.2022."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_ISO = r"((?:19|20)\d\d)[-.]?(\d\d)[-.]?(\d\d)"
_FINNISH = r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)"
_TO = r"\s*(?:-{1,2}|–|—|_)\s*"
_WRITTEN = (
    (re.compile(rf"(?<!\d){_ISO}{_TO}{_ISO}(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<!\d){_FINNISH}{_TO}{_FINNISH}(?!\d)"), (3, 2, 1)),
)


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date


def period_in(text: str) -> Period | None:
    """Return the first period that a text tells with both its days."""
    for pattern, order in _WRITTEN:
        for found in pattern.finditer(text):
            days = [[int(found[part + place]) for part in order] for place in (0, 3)]
            try:
                first, last = (date(*day) for day in days)
            except ValueError:
                continue
            if first <= last:
                return Period(first, last)
    return None


def first_period(texts: Iterable[str]) -> Period | None:
    """Return the first period that one of the texts tells."""
    return next((period for text in texts if (period := period_in(text))), None)
