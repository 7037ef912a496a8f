"""When people register: autumn 2021 to spring 2023, quieter on free days and in July."""

from datetime import date, timedelta
from random import Random

from ingest.synthetic.working_days import is_working_day

FIRST_DAY = date(2021, 9, 13)
LAST_DAY = date(2023, 4, 6)
_FREE_DAY_SHARE = 0.25
# Relative numbers of registrations a month; 2022-09 to -11 is the peak.
_MONTHS = {
    (2021, 9): 10, (2021, 10): 19, (2021, 11): 20, (2021, 12): 9,
    (2022, 1): 17, (2022, 2): 18, (2022, 3): 20, (2022, 4): 15, (2022, 5): 18,
    (2022, 6): 11, (2022, 7): 5, (2022, 8): 19, (2022, 9): 26, (2022, 10): 27,
    (2022, 11): 25, (2022, 12): 17, (2023, 1): 18, (2023, 2): 17, (2023, 3): 11, (2023, 4): 2,
}  # fmt: skip
# Campaign days, when omavalmentajat were asked to send people before the quarter or year ended.
_CAMPAIGNS = ((date(2022, 3, 29), date(2022, 3, 31)), (date(2022, 12, 28), date(2022, 12, 30)))
_CAMPAIGN_FACTOR = 3.0


def draw_registration_days(rng: Random, clients: int) -> list[date]:
    """Return the registration day of each client in order of time."""
    span = (LAST_DAY - FIRST_DAY).days + 1
    days = [FIRST_DAY + timedelta(days=offset) for offset in range(span)]
    return sorted(rng.choices(days, weights=[_weight(day) for day in days], k=clients))


def _weight(day: date) -> float:
    weight = float(_MONTHS[day.year, day.month])
    if any(first <= day <= last for first, last in _CAMPAIGNS):
        weight *= _CAMPAIGN_FACTOR
    return weight if is_working_day(day) else weight * _FREE_DAY_SHARE
