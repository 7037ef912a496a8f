"""Headers as people and programs write them, and which column of a contract each is of.

A question with several choices may stand in a column of its own for each: `Question: option`, or
the question above and the option below.
"""

import html
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.contract import Column, Contract

_TAGS = re.compile(r"<[^<>]*>")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"^(?:(?:kysymys|fråga|question) )?\d{1,2}[.):] ?(?=\D)")
_ASIDE = re.compile(r" ?\((?:pakollinen|valinnainen|obligatorisk|frivillig|required|optional)\)$")
_MARKS = " *:'"
_BETWEEN = re.compile(r"[\s:;/|()\[\]–—-]+")
OPEN_ENDED = r",? (?:mikä|mitkä|vad|vilken|what|which)\??$"
"""Of an option that asks for words of one's own: `muu, mikä?`."""

_OPEN_ENDED = re.compile(OPEN_ENDED)
_YES_AND_NO = ("kyllä", "ei", "ja", "nej", "yes", "no")

Match = Literal["exact", "alias", "normalised", "option"]
OptionKind = Literal["listed", "open", "unlisted"]


@dataclass(frozen=True)
class Heading:
    """A header: as it stands in the file, as it is compared, and its words alone."""

    text: str
    name: str
    words: str

    def above(self, below: "Heading", *, between: str = " ") -> "Heading":
        """Return the header that two make which stand one above the other."""
        if not (self.name and below.name):
            return below if below.name else self
        name = f"{self.name.rstrip('-')}{between}{below.name}"
        words = f"{self.words}{between}{below.words}"
        return Heading(f"{self.text} {below.text}", name, words)


BLANK = Heading("", "", "")


@dataclass(frozen=True)
class Place:
    """Where values of a column stand, and how its header was recognised.

    Below an `option` stands a mark or nothing; `kind` tells whether it is one of the column's
    words, open to words of one's own, or neither.
    """

    position: int
    match: Match
    option: str | None = None
    kind: OptionKind = "listed"


@dataclass(frozen=True)
class Known:
    """The headers of a contract: by their name, and by the words of question and option."""

    columns: Mapping[str, Column]
    dropped: frozenset[str]
    options: Mapping[str, tuple[Column, str]]
    questions: Mapping[str, Column]

    def place(self, heading: Heading, position: int) -> tuple[str, Place] | None:
        """Return the column of a header and its place in it."""
        column = self.columns.get(heading.name)
        if column is not None:
            return column.name, Place(position, _match(heading.text, column))
        closed = _OPEN_ENDED.sub("", heading.words)
        asked = self.options.get(closed)
        if asked is None:
            return None
        kind: OptionKind = "listed" if closed == heading.words else "open"
        return asked[0].name, Place(position, "option", asked[1], kind)

    def unlisted(
        self, heading: Heading, position: int, *, asked: Collection[str]
    ) -> tuple[str, Place] | None:
        """Return the column, of those asked, to whose question a header adds another option."""
        for question, column in self.questions.items():
            if column.name in asked and heading.words.startswith(f"{question} "):
                option = heading.words.removeprefix(f"{question} ")
                return column.name, Place(position, "option", option, "unlisted")
        return None


def heading(text: str) -> Heading:
    """Return a header as it is compared."""
    name = normalised(text)
    shown = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return Heading(shown, name, _BETWEEN.sub(" ", name).strip())


def readings_of(header: Heading) -> tuple[Heading, ...]:
    """Return a header, and again with its word whole that a hyphen breaks at the end of a line."""
    whole = header.text.replace("- ", "")
    return (header,) if whole == header.text else (header, heading(whole))


def normalised(header: str) -> str:
    """Return a header without tags, odd spaces, case, number and closing marks."""
    text = _TAGS.sub(" ", html.unescape(header))
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _SPACES.sub(" ", text).strip(_MARKS).casefold()
    return _NUMBER.sub("", _ASIDE.sub("", text)).strip(_MARKS)


def known_headings(contract: Contract) -> Known:
    """Return the headers that a contract knows, with the words of its code lists."""
    return _known(contract, tuple(column.codes for column in contract.columns))


@lru_cache(maxsize=64)
def _known(contract: Contract, codes: tuple[tuple[str, ...], ...]) -> Known:
    del codes  # they tell when a code list has changed
    names = {normalised(each): c for c in contract.columns for each in c.headers}
    return Known(
        columns=names,
        dropped=frozenset(map(normalised, contract.dropped)),
        options=dict(_options(contract)),
        questions={heading(name).words: c for name, c in names.items() if c.type == "code"},
    )


def _options(contract: Contract) -> Iterator[tuple[str, tuple[Column, str]]]:
    for column in contract.columns:
        words = _YES_AND_NO if column.type == "boolean" else column.codes
        for header in column.headers:
            for word in words:
                yield heading(f"{header} {word}").words, (column, word)


def _match(text: str, column: Column) -> Match:
    if text == column.header:
        return "exact"
    return "alias" if text in column.headers else "normalised"
