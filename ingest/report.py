"""What became of each delivered file, told to whoever asked for the load."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Literal

from ingest.succession import Load, LoadKey

FileStatus = Literal["loaded", "repeated", "stopped", "superseded"]


@dataclass(frozen=True)
class FileReport:
    """What became of one delivered file; counts are of rows, 0 when it was not read now.

    `part` is the sheet or database table, when several of the file are read.
    """

    file: str
    status: FileStatus
    read: int = 0
    accepted: int = 0
    quarantined: int = 0
    noise: int = 0
    message: str = ""
    part: str | None = None

    @property
    def label(self) -> str:
        """The file, and its part when there are several."""
        return f"{self.file} ({self.part})" if self.part else self.file


@dataclass(frozen=True)
class LoadReport:
    """What became of a folder; `changed` says whether the raw store holds anything else now.

    Newer exports no longer have so many keys, as noted now (`deleted_count`). Of so many files the
    content is kept no more, as it is too old (`removed_count`), and of so many loads the rows were
    taken over as they were, as no content is kept (`taken_over_count`).
    """

    files: tuple[FileReport, ...]
    changed: bool
    deleted_count: int = 0
    removed_count: int = 0
    taken_over_count: int = 0

    @property
    def stopped(self) -> tuple[FileReport, ...]:
        """The files with which a person has something to do."""
        return tuple(file for file in self.files if file.status == "stopped")


def reports_of(
    loads: Iterable[Load],
    taken: Iterable[tuple[str, str]],
    *,
    new: Container[LoadKey],
    failed: Container[LoadKey],
    doubtful: Container[LoadKey],
) -> tuple[FileReport, ...]:
    """Tell what became of each delivery that was taken, and of what else happened, by file.

    What was not taken is told of when it was read nevertheless or could not be, and when it is
    `doubtful`: should be read, or be taken back.
    """
    taken = set(taken)
    parts = Counter(load.delivery for load in loads)
    files = []
    for load in loads:
        is_new, is_stopped = load.key in new, load.key in failed
        is_told = load.delivery not in taken
        if not is_told or is_new or is_stopped or load.key in doubtful:
            part = load.sheet if parts[load.delivery] > 1 and not is_told else None
            files.append(
                _report_of(load, part, is_new=is_new, is_stopped=is_stopped, is_told=is_told)
            )
    return tuple(sorted(files, key=lambda report: report.label))


def _report_of(
    load: Load, part: str | None, *, is_new: bool, is_stopped: bool, is_told: bool
) -> FileReport:
    """Tell a load in a person's words; what was loaded before is `repeated`.

    `is_stopped`: its file could not be read this time, whatever is held of it. `is_told`: its
    message is told although it was loaded before.
    """
    message = load.message or ""
    if load.status == "stopped" or is_stopped:
        return FileReport(load.file, "stopped", message=message, part=part)
    if not is_new or load.status == "repeated":
        return FileReport(load.file, "repeated", message=message if is_told else "", part=part)
    return FileReport(
        load.file,
        "loaded" if load.status == "current" else "superseded",
        load.read_count,
        load.accepted_count,
        load.quarantined_count,
        load.noise_count,
        message,
        part,
    )
