"""The raw store made anew beside the one there is, and put in its place in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.store import RawStore, open_raw_store
from kunto.releases import remove, sync


@contextmanager
def rebuilt_raw_store(file: Path) -> Iterator[RawStore]:
    """Open a new raw store that knows what was delivered so far and holds no row of it yet.

    It takes the place of the one before when all went well; else that one stays as it is.
    """
    with open_raw_store(file) as before:
        before.make_tables()  # so that its rows can be taken over
    remove_unfinished(file)
    beside = _beside(file)
    try:
        with open_raw_store(beside) as store:
            store.make_tables()
            store.follow(file)
            yield store
        shutil.copymode(file, beside)
        sync(beside)
        beside.replace(file)
        sync(file.parent)
    finally:
        remove_unfinished(file)


def remove_unfinished(file: Path) -> None:
    """Remove what a rebuilding that was killed left beside a raw store."""
    remove(_beside(file))


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.again")
