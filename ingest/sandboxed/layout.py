"""What the XML of a sheet says and its cells do not: how far it reaches, and what is odd in it."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

_PLACE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,12})")
_VALUES = frozenset({"v", "is", "f"})
_TEXT_KINDS = frozenset({"str", "inlineStr", "e"})
"""The kinds of cell that hold a value even when its text is empty."""

_NO_VALUE = "#N/A"
_TRUE = frozenset({"1", "true"})


@dataclass
class Layout:
    """How far the cells of a sheet reach that hold a value, a text or a formula.

    `errors` has the text of each error cell (`#N/A`), `unvalued` the formulas without a result,
    both by row and column from 1; `merged` the ranges as first row, column, last row, column.
    `first_column` is the first that holds a value: a parser leaves out those before it.
    """

    rows: int = 0
    columns: int = 0
    first_column: int = 0
    hidden_rows: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    _row: int = field(default=0, repr=False)
    _column: int = field(default=0, repr=False)
    _kind: str | None = field(default=None, repr=False)
    _has_formula: bool = field(default=False, repr=False)
    _text: list[str] | None = field(default=None, repr=False)

    def read(self, body: bytes) -> None:
        """Take in the XML of a sheet; raises expat.ExpatError or ValueError when it is damaged."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        parser.Parse(body, True)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            self.hidden_rows += attributes.get("hidden") in _TRUE
        elif name == "c":
            self._column += 1
            place = _PLACE.fullmatch(attributes.get("r", ""))
            if place:
                self._column, self._row = _column_number(place[1]), int(place[2])
            self._kind = attributes.get("t")
            self._has_formula, self._text = False, None
        elif name in _VALUES:
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)
            self._has_formula = self._has_formula or name == "f"
            self._text = None if name == "f" else []
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _hear(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] != "c":
            return
        text, is_valued = "".join(self._text or ()), self._text is not None
        if self._kind == "e":
            self.errors[self._row, self._column] = text or _NO_VALUE
        if text or (is_valued and self._kind in _TEXT_KINDS):
            self.first_column = min(self.first_column or self._column, self._column)
        elif self._has_formula:
            self.unvalued.add((self._row, self._column))
        self._text = None

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begins, ends = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if begins and ends:
            self.merged.append(
                (
                    *(int(begins[2]), _column_number(begins[1])),
                    *(int(ends[2]), _column_number(ends[1])),
                )
            )


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
