"""A delivery that a person takes back: it counts no more, and why is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.succession import Load, LoadKey, settled
from kunto.errors import KuntoError, MisuseError


@dataclass(frozen=True)
class Withdrawal:
    """What is taken back, by its path below the inbox, and why."""

    file: str
    reason: str

    def concerned(self, loads: Iterable[Load], *, root: Path) -> set[LoadKey]:
        """Return the loads that are taken back.

        Raises MisuseError when none of that file counts, KuntoError when it would be loaded again.
        """
        keys = {
            load.key
            for load in loads
            if load.file == self.file and load.status != "stopped" and not load.is_gone
        }
        if not keys:
            raise MisuseError(
                f"No file {self.file} counts. Name it as kunto load does, by its path in the inbox."
            )
        if (root / self.file).is_file():
            raise KuntoError(
                f"File {self.file} still stands in the inbox, so it would be loaded again. "
                "Take it out of the inbox first."
            )
        return keys

    def applied(self, loads: Iterable[Load], keys: set[LoadKey]) -> tuple[Load, ...]:
        """Return the loads as they are without those that are taken back."""
        return settled(
            replace(load, is_gone=True, withdrawn_reason=self.reason) if load.key in keys else load
            for load in loads
        )
