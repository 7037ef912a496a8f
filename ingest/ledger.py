"""What became of the rows of one file: read = accepted + quarantined + noise."""

from dataclasses import dataclass
from datetime import date


class LedgerError(Exception):
    """A row was lost or counted twice: a fault of this program, never of the file."""


@dataclass(frozen=True)
class Ledger:
    """Counts of rows, and the earliest date among the accepted ones."""

    read: int
    accepted: int
    quarantined: int
    noise: int
    oldest_day: date | None = None

    def __post_init__(self) -> None:
        placed = self.accepted + self.quarantined + self.noise
        if placed != self.read:
            raise LedgerError(f"Rows read {self.read}, placed {placed}.")
