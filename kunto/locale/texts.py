"""Texts of one language: words from the catalogue, numbers and dates as it writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES: Mapping[str, str] = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Texts:
    """What a reader of one language sees.

    Numbers are rounded half up, as the published figures are; a missing number is written in
    words and never as zero. Patterns: glossary of the project, Babel's own differ in places.
    """

    language: str
    messages: Mapping[str, tuple[str, ...]]

    def text(self, text_id: str, **values: str) -> str:
        """Return a text with its placeholders filled; raises KeyError for an unknown id."""
        return self.messages[text_id][0].format_map(values)

    def text_or(self, text_id: str, otherwise: str) -> str:
        """Return a text of a code, or the code itself when another project has added it."""
        return self.text(text_id) if text_id in self.messages else otherwise

    def plural(self, text_id: str, count: float, **values: str) -> str:
        """Return the text that fits the count; `{n}` is the count as this language writes it."""
        form = self.messages[text_id][0 if count == 1 else 1]
        return form.format_map({"n": self.number(count), **values})

    def number(self, value: float | Decimal | None, decimals: int = 0) -> str:
        """Write a number: 1 234,5."""
        if value is None:
            return self.text("unknown")
        return _written(value, decimals, self.language)

    def change(self, value: float | Decimal, decimals: int = 0) -> str:
        """Write a change with its sign: +25, −3, 0."""
        sign = "+" if _rounded(value, decimals) > 0 else ""
        return sign + self.number(value, decimals)

    def is_written_as_zero(self, value: float | Decimal, decimals: int = 0) -> bool:
        """Whether nothing is left of a number once it is rounded as it is written."""
        return not _rounded(value, decimals)

    def share(self, value: float | None, decimals: int = 1) -> str:
        """Write a share (0 to 1) as per cent: 62,1 %. Axes have whole per cents, figures do not."""
        if value is None:
            return self.text("unknown")
        return self.number(_percent(value), decimals) + self.percent_sign

    def percentage(self, value: float | None, decimals: int = 1) -> str:
        """Write a share (0 to 1) as per cent without the sign."""
        return self.number(None if value is None else _percent(value), decimals)

    def share_range(self, lower: float, upper: float, decimals: int = 1) -> str:
        """Write an interval of shares: 55,7–68,1 %."""
        low, high = self.percentage(lower, decimals), self.percentage(upper, decimals)
        return f"{low}{EN_DASH}{high}{self.percent_sign}"

    def euro(self, value: float | Decimal | None, decimals: int = 0) -> str:
        """Write an amount of money: 4 550 €."""
        written = self.number(value, decimals)
        if value is None:
            return written
        if self.language != "en":
            return f"{written}{NBSP}€"
        return f"{MINUS}€{written[1:]}" if written.startswith(MINUS) else f"€{written}"

    def euro_change(self, value: Decimal) -> str:
        """Write a change of money with its sign: +25 €, −3 €."""
        sign = "+" if _rounded(value, 0) > 0 else ""
        return sign + self.euro(value)

    def day(self, value: date | None) -> str:
        """Write a day: 31.5.2023."""
        if value is None:
            return self.text("unknown")
        pattern = "d\u00a0MMMM y" if self.language == "en" else "d.M.y"
        return _written_day(value, pattern, self.language)

    def short_date(self, value: date) -> str:
        """Write a day where room is scarce: 31.5.2023, in English 31 May 2023."""
        pattern = "d\u00a0MMM y" if self.language == "en" else "d.M.y"
        return _written_day(value, pattern, self.language)

    def date_range(self, start: date, end: date) -> str:
        """Write a range of days, both included: 1.6.2021–31.5.2023."""
        if self.language == "en":
            return f"{self.day(start)} {EN_DASH} {self.day(end)}"
        if start.year != end.year:
            return f"{self.day(start)}{EN_DASH}{self.day(end)}"
        stop = "." if self.language == "fi" else ""
        return f"{start.day}.{start.month}{stop}{EN_DASH}{self.day(end)}"

    def month(self, value: date) -> str:
        """Write a month: 6/2021."""
        return f"{value.month}/{value.year}"

    def listed(self, words: Sequence[str]) -> str:
        """Write words one after another: kirjanpito, asiakasrekisteri ja Kykyviisari."""
        return str(format_list(words, locale=_locale(self.language)))

    @property
    def percent_sign(self) -> str:
        """The sign with the space that this language puts before it."""
        return "%" if self.language == "en" else f"{NBSP}%"


@cache
def texts(language: str) -> Texts:
    """Return the texts of a language; the catalogue is read once."""
    catalogue = read_catalogue(language)
    messages = {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in catalogue
        if message.id
    }
    return Texts(language, messages)


def read_catalogue(language: str) -> Catalog:
    """Read the catalogue file of a language: ids as msgid, one entry a text."""
    file = _FOLDER / language / "LC_MESSAGES" / "kunto.po"
    with file.open("rb") as stream:
        return read_po(stream, locale=LANGUAGES[language])


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LANGUAGES[language])


@lru_cache(maxsize=10_000)
def _written(value: float | Decimal, decimals: int, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = str(format_decimal(_rounded(value, decimals), pattern, locale=_locale(language)))
    return written.replace("-", MINUS)


@lru_cache(maxsize=10_000)
def _written_day(value: date, pattern: str, language: str) -> str:
    return str(format_date(value, pattern, locale=_locale(language)))


def _percent(value: float) -> Decimal:
    return Decimal(repr(float(value))) * 100


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
