"""Working days of the simulated world: Monday to Friday less Finnish holidays and their eves."""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

import holidays

_FIRST_DAY = date(2021, 5, 3)
_LAST_DAY = date(2025, 6, 30)
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether coordinators are at work; juhannusaatto and jouluaatto are free days."""
    return add_working_days(day, 0) == day


def add_working_days(day: date, count: int) -> date:
    """Return the day `count` working days later; the day itself is day 0 and not counted."""
    days = _working_days()
    return days[bisect_right(days, day) - 1 + count]


def next_working_day(day: date) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    return day if is_working_day(day) else add_working_days(day, 1)


def days_later(day: date, days: int) -> date:
    """Return the working day on or after the day that is `days` calendar days later."""
    return next_working_day(day + timedelta(days=days))


@cache
def _working_days() -> tuple[date, ...]:
    free = holidays.country_holidays("FI", years=range(_FIRST_DAY.year, _LAST_DAY.year + 1))
    span = (_LAST_DAY - _FIRST_DAY).days + 1
    days = (_FIRST_DAY + timedelta(days=offset) for offset in range(span))
    return tuple(day for day in days if day.weekday() < _SATURDAY and day not in free)
