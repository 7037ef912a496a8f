"""What a dry run tells of one part of a file: how it is read and what would become of it."""

from dataclasses import dataclass
from typing import Literal

from ingest.contract import Column, Contract
from ingest.headings import Match
from ingest.parts import Part
from ingest.quarantined import Quarantined
from ingest.succession import Load

KnownBy = Literal["name", "header", "table"]


@dataclass(frozen=True)
class Mapped:
    """A header of the file and the column that is read from it."""

    header: str
    column: Column
    match: Match
    option: str | None = None


@dataclass(frozen=True)
class Layout:
    """How a part is read.

    `header_rows` are numbers as a spreadsheet shows them. `dropped` are headers of what is never
    let in, `left_out` counts and names what is not known, `missing` are columns of the contract.
    """

    encoding: str | None
    delimiter: str | None
    sheet: str | None
    header_rows: tuple[int, ...]
    mapped: tuple[Mapped, ...]
    dropped: tuple[str, ...]
    left_out: str
    missing: tuple[Column, ...]


@dataclass(frozen=True)
class Explanation:
    """What a part of a file is taken for, and what would become of it.

    `known_by` says what told its contract: the file's name, its header, or the name of its
    database table. `load` has the counts of rows, the day and the status that it would have;
    missing when its rows could not be read. `notes` tell how something was read that could be read
    otherwise, `stopped` why it would wait for a person.
    """

    file: str
    part: str | None = None
    contract: Contract | None = None
    known_by: KnownBy | None = None
    layout: Layout | None = None
    load: Load | None = None
    quarantined: tuple[Quarantined, ...] = ()
    notes: tuple[str, ...] = ()
    stopped: str | None = None

    @property
    def label(self) -> str:
        """The file, and its part when there are several."""
        return f"{self.file} ({self.part})" if self.part else self.file


def layout_of(part: Part) -> Layout:
    """Return how a part is read; nothing of its header when that may be none."""
    reading, contract = part.reading, part.contract
    header = reading.header
    places = sorted(
        ((place, name) for name, found in header.places.items() for place in found),
        key=lambda found: found[0].position,
    )
    top = reading.preview.block.top + 1
    mapped = tuple(
        Mapped(header.cells[place.position], contract.column(name), place.match, place.option)
        for place, name in places
    )
    missing = (*header.lacks(contract), *header.absent(contract))
    return Layout(
        encoding=reading.source.encoding,
        delimiter=reading.preview.delimiter,
        sheet=reading.preview.sheet,
        header_rows=tuple(range(top + header.first_index, top + header.index + 1)),
        mapped=mapped if header.is_told else (),
        dropped=header.dropped if header.is_told else (),
        left_out=header.left_out(),
        missing=missing,
    )
