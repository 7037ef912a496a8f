"""Looks a workbook over before it is parsed: the parser would take the whole program down."""

import re
import zipfile

from ingest.sandboxed.layout import Layout
from kunto.errors import UnreadableFileError

MOST_BYTES = 200_000_000
MOST_ENTRIES = 2_000
MOST_COLUMNS = 500
MOST_CELLS = 50_000_000
MOST_SHEETS = 200
_HIGHEST_RATIO = 100
_RATIO_COUNTS_FROM = 1_000_000
_HEAD = 4096
_XML_STARTS = (b"<", b"\xff\xfe", b"\xfe\xff")
_ODD = tuple(
    re.compile(pattern)
    for pattern in (
        rb'<c(?:[\t\n\r/>]| (?!r="(?:[A-Z]|A[A-U])[0-9]{1,6}"))',  # AU is the 47th column
        rb":c[\s/>]",
        rb"<f[\s/>]",
        rb"<mergeCell\s",
        rb't="e"',
        rb'hidden="',
    )
)
"""Any cell but a value written the usual way in a column so low that every row there is fits, and
what a parser is silent about. One pattern after the other is quicker than all at once."""

_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?><\?.*?\?>)\s*+|(?><!--.*?-->)\s*+)*+<[A-Za-z_]", re.DOTALL
)
"""What may stand before the first element: a declaration of types or entities may not."""

_REMEDY = "Copy the table alone into a new workbook and deliver that."


def layouts_of(archive: zipfile.ZipFile, *, file: str) -> dict[str, Layout]:
    """Return the layout of each part that has anything out of the ordinary, by its name.

    What a sheet says of its own size is not believed: the cells that hold something count.
    Raises UnreadableFileError for a workbook that is out of all measure or hostile, and
    zipfile.BadZipFile, ValueError and expat.ExpatError when it is damaged.
    """
    layouts = {}
    for member in archive.infolist():
        with archive.open(member) as content:
            body = content.read(MOST_BYTES)
        if body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_XML_STARTS):
            _require_no_declarations(body, file)
            if any(pattern.search(body) for pattern in _ODD):
                layouts[member.filename] = _bearable(body, file)
    return layouts


def require_bearable_archive(members: list[zipfile.ZipInfo], *, file: str) -> None:
    """Raise UnreadableFileError when the parts are too many or unpack into too much."""
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


def _require_no_declarations(body: bytes, file: str) -> None:
    """Stop a document type, and an encoding in which one would not be seen."""
    if not _PROLOG.match(body):
        raise UnreadableFileError(
            f"File {file} has declarations that no spreadsheet program writes. {_REMEDY}"
        )


def _bearable(body: bytes, file: str) -> Layout:
    layout = Layout()
    layout.read(body)
    if layout.columns > MOST_COLUMNS or layout.rows * layout.columns > MOST_CELLS:
        raise UnreadableFileError(
            f"File {file} has a sheet of {layout.rows} rows and {layout.columns} columns; at most "
            f"{MOST_COLUMNS} columns and {MOST_CELLS} cells are read. Something stands far "
            f"from the table. {_REMEDY}"
        )
    return layout
