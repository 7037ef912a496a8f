"""One writer at a time on a data directory."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kunto.errors import BusyError

_LOCK = ".lock"


@contextmanager
def writing(data: Path) -> Iterator[None]:
    """Hold the lock of a data directory; the system frees it when the process dies.

    Made when it is missing, for its owner only. Raises BusyError when another process holds it.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"Another load, build or refresh is running on {data}. Wait for it to end."
            ) from None
        yield
