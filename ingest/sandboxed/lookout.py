"""Looks a workbook over in a process beside the parser's, which would not live to tell.

The two work side by side, as looking at every cell takes half as long as parsing it.
"""

import os
import pickle
import signal
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from ingest.sandboxed.layout import Layout
from ingest.sandboxed.tables import write_refusal
from ingest.sandboxed.workbook_limits import layouts_of
from kunto.errors import UnreadableFileError

DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError, expat.ExpatError),
)
"""What is raised for a damaged workbook, or for one encrypted part by part."""


class Lookout:
    """The process that looks; when it refuses the workbook, it ends the parser's process."""

    def __init__(self, path: Path, folder: Path, *, file: str) -> None:
        self._told = folder / "layouts.pickle"
        self._process = os.fork()
        if self._process == 0:
            try:
                self._told.write_bytes(pickle.dumps(_looked_over(path, file)))
            except UnreadableFileError as refusal:
                write_refusal(folder, refusal)
                os.kill(os.getppid(), signal.SIGKILL)
            finally:
                os._exit(0)

    def layouts(self) -> dict[str, Layout]:
        """Wait for the layout of each part that has anything out of the ordinary, by its name."""
        os.waitpid(self._process, 0)
        layouts: dict[str, Layout] = pickle.loads(self._told.read_bytes())  # noqa: S301 – our own
        self._told.unlink()
        return layouts


def damaged(file: str) -> UnreadableFileError:
    """Return the words for a workbook that is no sound one."""
    return UnreadableFileError(
        f"File {file} cannot be read: it is damaged or incomplete. Save it and deliver it again."
    )


def _looked_over(path: Path, file: str) -> dict[str, Layout]:
    try:
        with zipfile.ZipFile(path) as archive:
            return layouts_of(archive, file=file)
    except DAMAGES as error:
        raise damaged(file) from error
