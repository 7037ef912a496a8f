"""What a command tells of loads and checks, and when that is something for a person to do."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from rich.table import Column, Table

from kunto.checks import CheckResult
from kunto.commands.terminal import err, out
from kunto.errors import KuntoError

if TYPE_CHECKING:
    from ingest.load import FileReport, LoadReport

_FEWEST_ALIKE = 3
"""So many files of a folder are told of by their folder."""

_COUNTED = ("Read", "Accepted", "Quarantined", "Noise")


def tell_loads(report: "LoadReport") -> None:
    """Print a line for each file that was loaded now, and what it has to say."""
    repeated = [file for file in report.files if file.status == "repeated"]
    table = Table(Column("File", overflow="fold"), "Status", *_COUNTED, box=None)
    for file in report.files:
        if file.status != "repeated":
            counts = (file.read, file.accepted, file.quarantined, file.noise)
            table.add_row(file.label, file.status, *map(str, counts))
    if table.row_count:
        out.print(table)
    if not report.files:
        out.print("No files to load. Put deliveries into the inbox, a folder for each day.")
    if repeated:
        out.print(f"Loaded before, unchanged: {len(repeated)}")
    if any(file.quarantined for file in report.files):
        out.print("What is wrong with the quarantined rows: kunto quarantine")
    _tell_kept(report)
    for line in _messages(report):
        err.print(line, markup=False)


def require_none_stopped(report: "LoadReport") -> None:
    """Raise KuntoError naming the files that were stopped."""
    if report.stopped:
        names = ", ".join(_stopped_places(report))
        raise KuntoError(f"Stopped: {names}. Their earlier data stay; the rest went on.")


def tell_warnings(results: Sequence[CheckResult]) -> None:
    """Print every check that did not pass and stops nothing."""
    for result in results:
        if result.status != "passed" and not result.stops_release:
            err.print(f"{result.severity.capitalize()}: {result.describe()}", markup=False)


def require_no_critical(results: Sequence[CheckResult]) -> None:
    """Print how many checks passed; raise KuntoError naming the critical ones that did not."""
    tell_warnings(results)
    passed = sum(result.status == "passed" for result in results)
    out.print(f"{passed} of {len(results)} checks passed")
    failed = [result for result in results if result.stops_release]
    if failed:
        raise KuntoError("\n".join(f"Critical: {result.describe()}" for result in failed))


def _messages(report: "LoadReport") -> Iterator[str]:
    """Give what the files have to say; what all files of a folder say is said once."""
    alike: defaultdict[tuple[str, str, str], list[FileReport]] = defaultdict(list)
    for file in report.files:
        if file.message:
            said = file.message.replace(file.file, "")
            alike[_folder(file), file.status, said].append(file)
    for (folder, status, _), (first, *others) in alike.items():
        if folder and len(others) + 1 >= _FEWEST_ALIKE:
            label, more = f"{folder}, {len(others) + 1} files", " So with the others."
            yield f"{label}, {status}: {first.message}{more}"
        else:
            yield from (f"{each.label}, {status}: {each.message}" for each in (first, *others))


def _stopped_places(report: "LoadReport") -> Iterator[str]:
    """Name the stopped files, a folder in place of many."""
    for folder, found in groupby(sorted(report.stopped, key=_folder), key=_folder):
        files = list(dict.fromkeys(file.file for file in found))
        if folder and len(files) >= _FEWEST_ALIKE:
            yield f"{len(files)} files in {folder}"
        else:
            yield from files


def _folder(file: "FileReport") -> str:
    folder = PurePosixPath(file.file).parent.as_posix()
    return "" if folder == "." else folder


def _tell_kept(report: "LoadReport") -> None:
    if report.deleted_count:
        out.print(
            f"Rows that newer exports no longer have: {report.deleted_count} (quality.deletions)"
        )
    if report.removed_count:
        out.print(
            f"Kept in the landing no longer, as newer exports came: {report.removed_count} files"
        )
    if report.taken_over_count:
        err.print(
            f"Rows taken over as they were, as their files are not kept: {report.taken_over_count}"
            " loads. To have them read again, put the files back into the inbox."
        )
