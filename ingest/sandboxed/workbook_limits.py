"""Looks a workbook over before it is parsed: the parser would take the whole program down."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from kunto.errors import UnreadableFileError

MOST_BYTES = 200_000_000
MOST_ENTRIES = 2_000
MOST_COLUMNS = 500
MOST_CELLS = 50_000_000
_HIGHEST_RATIO = 100
_RATIO_COUNTS_FROM = 1_000_000
_UNUSUAL_CELL = re.compile(
    rb'<c(?:[\t\n\r/>]| (?!r="(?:[A-Z]|A[A-U])[0-9]{1,6}"))'  # AU is the 47th column
)
"""Any cell but one written the usual way in a column so low that every row there is fits."""

_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_PLACE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,12})")
_REMEDY = "Copy the table alone into a new workbook and deliver that."


def require_bearable(data: bytes, *, file: str) -> None:
    """Raise UnreadableFileError for a workbook that is out of all measure or hostile.

    What a sheet says of its own size is not believed: the cells that hold something count.
    Raises zipfile.BadZipFile and expat.ExpatError when it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _require_bearable_archive(archive.infolist(), file)
        for member in archive.infolist():
            with archive.open(member) as content:
                body = content.read(MOST_BYTES)
            if _is_xml(body):
                _require_bearable_xml(body, file)


def _require_bearable_archive(members: list[zipfile.ZipInfo], file: str) -> None:
    is_packed_too_tightly = any(
        member.file_size > _RATIO_COUNTS_FROM
        and member.file_size > _HIGHEST_RATIO * member.compress_size
        for member in members
    )
    has_twins = len({member.filename for member in members}) < len(members)
    is_too_large = sum(member.file_size for member in members) > MOST_BYTES
    if is_packed_too_tightly or has_twins or is_too_large or len(members) > MOST_ENTRIES:
        raise UnreadableFileError(
            f"File {file} unpacks into more than a workbook may hold "
            f"({MOST_BYTES // 1_000_000} MB, {MOST_ENTRIES} parts). {_REMEDY}"
        )


def _is_xml(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff"))


def _require_bearable_xml(body: bytes, file: str) -> None:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body or b"\0" in body:
        raise UnreadableFileError(
            f"File {file} has declarations that no spreadsheet program writes. {_REMEDY}"
        )
    if _is_surely_small(body):
        return
    sheet = _Sheet()
    sheet.read(body)
    if sheet.columns > MOST_COLUMNS or sheet.rows * sheet.columns > MOST_CELLS:
        raise UnreadableFileError(
            f"File {file} has a sheet of {sheet.rows} rows and {sheet.columns} columns; at most "
            f"{MOST_COLUMNS} columns and {MOST_CELLS} cells are read. Something stands far "
            f"from the table. {_REMEDY}"
        )


def _is_surely_small(body: bytes) -> bool:
    return not (_UNUSUAL_CELL.search(body) or _PREFIXED_CELL.search(body))


@dataclass
class _Sheet:
    """How far the cells of a sheet reach that hold a value, a text or a formula."""

    rows: int = 0
    columns: int = 0
    _row: int = field(default=0, repr=False)
    _column: int = field(default=0, repr=False)

    def read(self, body: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.Parse(body, True)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "c":
            self._column += 1
            place = _PLACE.fullmatch(attributes.get("r", ""))
            if place:
                self._column, self._row = _column_number(place[1]), int(place[2])
        elif name in {"v", "is", "f"}:
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
