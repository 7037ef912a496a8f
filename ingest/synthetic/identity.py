"""Synthetic identity numbers and business ids that are valid but belong to nobody."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

_CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_SEPARATORS = {19: "-YXWVU", 20: "ABCDEF"}
_USUAL_SHARE = 0.85
_BUSINESS_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
_PEOPLE = (900, 989)
_STRANGERS = (990, 999)  # never dealt to the simulated people: free for fault rows
_COMPANIES = 900_000  # business ids 9000000-9899999; the rest is free for fault rows
_STRIDE = 7_919


class IdentityRegister:
    """Deals out henkilötunnus numbers, each once; individual numbers are test numbers."""

    def __init__(self, rng: Random, *, strangers: bool = False) -> None:
        self._rng = rng
        self._numbers = _STRANGERS if strangers else _PEOPLE
        self._dealt: set[str] = set()

    def issue(self, born: date) -> str:
        """Return a number for a person born on the day that nobody else has."""
        separators = _SEPARATORS[born.year // 100]
        separator = separators[0]
        if self._rng.random() > _USUAL_SHARE:
            separator = self._rng.choice(separators)
        number = identity_number(born, separator, self._rng.randint(*self._numbers))
        while number in self._dealt:
            separator = self._rng.choice(separators)
            number = identity_number(born, separator, self._rng.randint(*self._numbers))
        self._dealt.add(number)
        return number


def identity_number(born: date, separator: str, individual: int) -> str:
    """Return the henkilötunnus with its check character."""
    digits = f"{born:%d%m%y}{individual:03d}"
    return f"{digits[:6]}{separator}{digits[6:]}{_CHECK_CHARACTERS[int(digits) % 31]}"


def born_on(number: str) -> date:
    """Return the birth date that a henkilötunnus tells."""
    century = next(c for c, marks in _SEPARATORS.items() if number[6] in marks)
    return date(100 * century + int(number[4:6]), int(number[2:4]), int(number[:2]))


def with_wrong_check(number: str) -> str:
    """Return the same number with a check character that does not fit."""
    position = _CHECK_CHARACTERS.index(number[-1])
    return number[:-1] + _CHECK_CHARACTERS[(position + 1) % len(_CHECK_CHARACTERS)]


def birth_date(rng: Random, day: date) -> date:
    """Draw a birth date of a person of 18-29 years who stays under 30 for the next months."""
    youngest = day - timedelta(days=round(18.02 * 365.25))
    oldest = day - timedelta(days=round(29.6 * 365.25))
    return oldest + timedelta(days=rng.randint(0, (youngest - oldest).days))


def business_ids(rng: Random) -> Iterator[str]:
    """Yield business ids that begin with 9, each once, with their check digits."""
    offset = rng.randrange(_COMPANIES)
    for step in range(_COMPANIES):
        business_id = with_check_digit(9_000_000 + (offset + step * _STRIDE) % _COMPANIES)
        if business_id:
            yield business_id


def with_check_digit(digits: int) -> str:
    """Return the business id of seven digits, or "" when they can have no check digit."""
    weighted = zip(str(digits), _BUSINESS_WEIGHTS, strict=True)
    remainder = sum(int(digit) * weight for digit, weight in weighted) % 11
    if remainder == 1:
        return ""
    return f"{digits}-{11 - remainder if remainder else 0}"


def with_wrong_check_digit(business_id: str) -> str:
    """Return the same business id with a check digit that does not fit."""
    return f"{business_id[:-1]}{(int(business_id[-1]) + 1) % 10}"
