"""Which files below a folder are deliveries, of what kind, and of what day."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from ingest.contract import Contract, DateSource
from ingest.periods import period_in
from ingest.reading import READABLE_ENDINGS
from ingest.sources import CONTRACTS
from kunto.errors import KuntoError

LOAD_ID_LENGTH = 12
_NO_DELIVERIES = frozenset({"truth.json", "readme.txt", "thumbs.db", "desktop.ini"})
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download", ".bak")
_FINLAND = ZoneInfo("Europe/Helsinki")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_ISO_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_WRITTEN_DAY = re.compile(
    r"(?<![\d.-])(?:20\d\d-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.20\d\d)(?![\d.-]*\d)"
)
_FINNISH_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True)
class Receipt:
    """What came and when: the file was last changed on `day`, and was here by `latest`.

    `sha256` is the fingerprint of the content, whatever the file is called.
    """

    sha256: str
    size_bytes: int
    day: date
    latest: date


@dataclass(frozen=True)
class Delivery:
    """One delivered file; `file` is its path below the inbox, `path` where it is read.

    Of one that is read from the landing `landed` says what came and when.
    """

    path: Path
    file: str
    landed: Receipt | None = None

    @cached_property
    def receipt(self) -> Receipt:
        """What came and when."""
        return self.landed or _receipt_of(self.path)

    @property
    def sha256(self) -> str:
        """The fingerprint of the content."""
        return self.receipt.sha256

    @property
    def load_id(self) -> str:
        """The short fingerprint that rows carry."""
        return self.sha256[:LOAD_ID_LENGTH]

    @property
    def key(self) -> tuple[str, str]:
        """Its place and its content."""
        return self.file, self.load_id

    @property
    def is_readable_kind(self) -> bool:
        """Whether the ending is one that can be read."""
        return PurePosixPath(self.file).suffix.lower() in READABLE_ENDINGS


@dataclass(frozen=True)
class ExportDate:
    """The day of an export, and what told it: folder, name, metadata or receipt."""

    day: date
    basis: str


def find_deliveries(folder: Path, *, root: Path) -> tuple[Delivery, ...]:
    """Return every delivered file below a folder, by path; hidden and unfinished ones are none.

    Raises KuntoError when the folder is not in the inbox, below which files are named.
    """
    if not folder.is_relative_to(root):
        raise KuntoError(f"{folder} is not in the inbox {root}. Copy the deliveries there.")
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple(
        Delivery(path, path.relative_to(root).as_posix())
        for path in files
        if _is_delivery(path.relative_to(folder))
    )


def contract_by_name(file: str) -> Contract | None:
    """Return the contract whose table the file is named for; other words may stand around it."""
    words = f"_{_words(PurePosixPath(file).stem)}_"
    named = [contract for contract in CONTRACTS if f"_{contract.table}_" in words]
    return max(named, key=lambda contract: len(contract.table), default=None)


def is_named_exactly(file: str, table: str) -> bool:
    """Whether the file has no other word in its name than its table."""
    return _words(PurePosixPath(file).stem) == table


def export_date(
    delivery: Delivery, contract: Contract | None, metadata: Iterable[str]
) -> ExportDate:
    """Return the day of the export from where the contract says it is told, else of receipt.

    Of a period its last day, unless that is still to come. Without a contract every place is
    looked at.
    """
    path = PurePosixPath(delivery.file)
    places: dict[DateSource, list[str]] = {
        "folder": [part.name for part in path.parents],
        "name": [path.stem],
        "metadata": list(metadata),
    }
    for basis in contract.dated_by if contract else places:
        for text in places[basis]:
            period = period_in(text)
            day = period.last if period else _day_in(text)
            if day is not None and (period is None or day <= delivery.receipt.latest):
                return ExportDate(day, basis)
    return ExportDate(delivery.receipt.day, "receipt")


def impossible_day(file: str) -> str | None:
    """Return what is written as a day in the folder or name of a file and is none."""
    for part in PurePosixPath(file).parts:
        for found in _WRITTEN_DAY.finditer(part):
            if _day_in(found[0]) is None:
                return found[0]
    return None


def received_on(delivery: Delivery) -> date:
    """Return the day by which the file was here: when it, or what is kept of it, last changed."""
    return delivery.receipt.latest


def _receipt_of(path: Path) -> Receipt:
    status = path.stat()
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    latest = max(status.st_mtime, status.st_ctime)
    return Receipt(sha256, status.st_size, _day_of(status.st_mtime), _day_of(latest))


def _is_delivery(path: Path) -> bool:
    name = path.name.lower()
    is_hidden = any(part.startswith((".", "~")) for part in path.parts)
    return not (is_hidden or name in _NO_DELIVERIES or name.endswith(_UNFINISHED))


def _words(name: str) -> str:
    """Return a name in plain small letters, other signs as one underscore."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_A_WORD.sub("_", plain).strip("_")


def _day_of(timestamp: float) -> date:
    return datetime.fromtimestamp(timestamp, tz=_FINLAND).date()


def _day_in(text: str) -> date | None:
    for pattern, order in ((_ISO_DAY, (1, 2, 3)), (_FINNISH_DAY, (3, 2, 1))):
        for found in pattern.finditer(text):
            try:
                return date(*(int(found[part]) for part in order))
            except ValueError:
                continue
    return None
