"""What became of the rows of one file: read = accepted + quarantined + noise."""

from dataclasses import dataclass
from datetime import date

from ingest.periods import Period


class LedgerError(Exception):
    """A row was lost or counted twice: a fault of this program, never of the file."""


@dataclass(frozen=True)
class Fault:
    """A rule that rows of a file broke in a column, and how many did."""

    rule: str
    column: str | None
    row_count: int

    def describe(self) -> str:
        """Return it as `date in pvm (39)`."""
        place = f" in {self.column}" if self.column else ""
        return f"{self.rule}{place} ({self.row_count})"


@dataclass(frozen=True)
class Ledger:
    """Counts of rows, the earliest date among the accepted ones, the commonest faults first.

    `period` is from the first to the last day of the accepted rows, of an export of a period.

    `notes` tell in whole sentences how something was read that could be read otherwise.
    """

    read: int
    accepted: int
    quarantined: int
    noise: int
    oldest_day: date | None = None
    period: Period | None = None
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        placed = self.accepted + self.quarantined + self.noise
        if placed != self.read:
            raise LedgerError(f"Rows read {self.read}, placed {placed}.")
