"""An axis of days: few ticks, months on a long one and days on a short one."""

from datetime import date, timedelta

from kunto.locale import Texts

_MOST_TICKS = 6
_MONTH_STEPS = (1, 2, 3, 6, 12)
# On a shorter axis the days are told, not the months.
_SHORT_DAYS = 70


def day_ticks(start: date, end: date, texts: Texts) -> dict[str, object]:
    """Return the ticks of an axis from one day to another, with their words."""
    first = start.year * 12 + start.month - 1
    last = end.year * 12 + end.month - 1
    if (end - start).days < _SHORT_DAYS:
        return _each_day(start, end, texts)
    step = next((s for s in _MONTH_STEPS if (last - first) / s < _MOST_TICKS), _MONTH_STEPS[-1])
    months = [date(n // 12, n % 12 + 1, 1) for n in range(first, last + 2) if n % step == 0]
    return {
        "tickvals": [iso(day) for day in months],
        "ticktext": [texts.month(day) for day in months],
    }


def _each_day(start: date, end: date, texts: Texts) -> dict[str, object]:
    step = max(1, round((end - start).days / 3))
    days = [start + timedelta(days=n) for n in range(0, (end - start).days + 1, step)]
    return {
        "tickvals": [iso(day) for day in days],
        "ticktext": [texts.short_date(day) for day in days],
    }


def iso(day: date) -> str:
    """Return a day as figures take it."""
    return day.isoformat()
