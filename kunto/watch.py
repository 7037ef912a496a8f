"""Watches the inbox: refreshes once what arrived in it is complete, one refresh at a time.

The files are looked at again and again, as no system tells of changes on a network drive.
"""

from collections.abc import Callable
from pathlib import Path

from ingest.inbox import find_deliveries
from kunto import pipeline
from kunto.errors import BusyError, KuntoError
from kunto.interrupts import Interrupts
from kunto.pipeline import IsComplete, Refreshed
from kunto.progress import Silent
from kunto.settings import Settings

Tell = Callable[[str], object]
Refresh = Callable[[IsComplete], bool]
"""Refreshes with the files that are complete; returns whether it could begin."""

_Look = dict[Path, tuple[int, int]]
"""Size and time of change of each file, in bytes and nanoseconds."""


class Watch:
    """What was seen of an inbox at the last look, and when it was refreshed last.

    Files are complete when no file of the inbox has changed between two looks, so that what is
    delivered together is read together.
    """

    def __init__(self, inbox: Path, refresh: Refresh, tell: Tell) -> None:
        self._inbox = inbox
        self._refresh = refresh
        self._tell = tell
        self._seen: _Look = {}
        self._done: _Look = {}
        self._is_waiting = False

    def look(self) -> None:
        """Look at the inbox once, and refresh when there is something new that is complete."""
        now = _look(self._inbox)
        is_still = now == self._seen
        self._seen = now
        if now == self._done or not now:
            return
        if is_still:
            self._is_waiting = False
            if self._refresh(lambda path: _stamp(path) == now.get(path)):
                self._done = now
        elif not self._is_waiting:
            self._is_waiting = True
            new = sum(self._done.get(path) != stamp for path, stamp in now.items())
            self._tell(f"New or changed files: {new}. Waiting until they are complete.")


class Refreshing:
    """Refreshes and tells in a line each what came of it; what goes wrong ends no watching."""

    def __init__(self, settings: Settings, tell: Tell, interrupts: Interrupts) -> None:
        self._settings = settings
        self._tell = tell
        self._interrupts = interrupts
        self._was_busy = False

    def __call__(self, is_complete: IsComplete) -> bool:
        """Refresh; return False when another process was at it, to be tried again."""
        settings = self._settings
        try:
            refreshed = pipeline.refresh(
                *(settings, settings.paths.inbox, Silent()), is_complete=is_complete
            )
        except BusyError as error:
            if not self._was_busy:
                self._tell(str(error))
            self._was_busy = True
            return False
        except Exception as error:  # the next delivery may be a sound one
            if self._interrupts.seen:
                raise
            self._tell_failure(error)
        else:
            self._tell_done(refreshed)
        self._was_busy = False
        return True

    def _tell_failure(self, error: Exception) -> None:
        kind = "" if isinstance(error, KuntoError) else f"{type(error).__name__}: "
        self._tell(f"The refresh failed. {kind}{error}")

    def _tell_done(self, refreshed: Refreshed) -> None:
        for file in refreshed.load.stopped:
            self._tell(f"Stopped {file.label}: {file.message}")
        loaded = sum(file.status in ("loaded", "superseded") for file in refreshed.load.files)
        state = "published" if refreshed.is_new else "is up to date"
        self._tell(f"Files loaded: {loaded}. Release {refreshed.release.id} {state}.")


def _look(inbox: Path) -> _Look:
    deliveries = find_deliveries(inbox, root=inbox)
    stamps = {delivery.path: _stamp(delivery.path) for delivery in deliveries}
    return {path: stamp for path, stamp in stamps.items() if stamp is not None}


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return size and time of change; None when the file has just been taken away."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_size, status.st_mtime_ns
