"""Unpacks a workbook or database in a process of its own, which is killed when it goes astray."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.sandboxed.tables import LISTING, REFUSAL
from kunto.errors import UnreadableFileError

MOST_SECONDS = 600
"""Twice the processor time that the parser is allowed: the disk may be slow."""

_CODE = Path(__file__).resolve().parent.parent
_NAME = ".unpacked"
_REMEDY = "Copy the table alone into a new file and deliver that."


@contextmanager
def scratch_folder(data: Path) -> Iterator[Path]:
    """Give a folder in the data directory for what is unpacked; it is empty before and gone after.

    Only its owner can read it, as it holds what stands before the door.
    """
    folder = data / _NAME
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unpack(path: Path, kind: str, *, file: str, scratch: Path) -> Path:
    """Unpack a file by the parser of that name; return the folder with its tables.

    Raises UnreadableFileError when the parser refuses the file, dies of it or takes too long.
    """
    folder = Path(tempfile.mkdtemp(dir=scratch))
    try:
        status = _run([kind, str(path), file, str(folder)], folder)
        _require_done(folder, status, file)
    except subprocess.TimeoutExpired as error:
        shutil.rmtree(folder)
        raise _too_long(file) from error
    except UnreadableFileError:
        shutil.rmtree(folder)
        raise
    return folder


def _run(arguments: list[str], folder: Path) -> int:
    """Run the parser and whoever looks on beside it; end both when they take too long."""
    with subprocess.Popen(  # noqa: S603 – our own program
        [sys.executable, "-m", "ingest.sandboxed", *arguments],
        cwd=folder,
        env=_bare_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # open until both have ended
        stderr=subprocess.DEVNULL,  # may repeat what stands in the file
        process_group=0,
    ) as parser:
        try:
            parser.communicate(timeout=MOST_SECONDS)
        except BaseException:
            os.killpg(parser.pid, signal.SIGKILL)
            raise
        return parser.returncode


def _require_done(folder: Path, status: int, file: str) -> None:
    refusal = folder / REFUSAL
    if refusal.is_file():
        raise UnreadableFileError(refusal.read_text(encoding="utf-8"))
    if status == -signal.SIGXCPU:
        raise _too_long(file)
    if status or not (folder / LISTING).is_file():
        raise UnreadableFileError(
            f"File {file} cannot be read: its parser broke off, as the file is damaged or needs "
            f"more memory than a file may. {_REMEDY}"
        )


def _bare_environment() -> dict[str, str]:
    """Return the little that a parser needs: it sees no setting and no secret of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(_CODE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
    }


def _too_long(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"File {file} cannot be read: it takes longer than a file may. {_REMEDY}"
    )
