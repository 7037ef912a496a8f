"""What was known on a day: a release of the deliveries of then, kept beside the one in use."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from ingest.load import LoadReport
from ingest.store import open_raw_store
from kunto import pipeline
from kunto.errors import KuntoError
from kunto.locking import writing
from kunto.pipeline import Refreshed
from kunto.progress import Progress
from kunto.releases import open_for_reading, remove
from kunto.settings import Paths, Settings

_SCRATCH = ".as_known"
_FORGET = (
    # What stands in a file's place since then had not come yet: the file still counted.
    """
    update quality.loads set is_gone = false
    where is_gone and withdrawn_reason is null and exists (
        from quality.loads as later where later.file = loads.file and later.export_date > ?
    )
    """,
    "delete from quality.loads where export_date > ?",
    "delete from quality.landing where export_date > ?",
)


@dataclass(frozen=True)
class Known:
    """What was known on a day: settings whose raw store holds it, and how it was loaded.

    `lost_count` files of then are kept no more and could not be read.
    """

    settings: Settings
    loaded: LoadReport
    lost_count: int


def build_as_known_on(settings: Settings, day: date, progress: Progress) -> tuple[Refreshed, int]:
    """Build and check a release of what was known on a day; the release in use stays.

    Returns it with the number of files that could not be read, and raises as `known_on` does.
    """
    with known_on(settings, day, progress) as known, writing(settings.paths.data):
        refreshed = pipeline.publish_beside(known.settings, known.loaded, day, progress)
    return refreshed, known.lost_count


@contextmanager
def known_on(settings: Settings, day: date, progress: Progress) -> Iterator[Known]:
    """Read the deliveries whose own export day is not after a day into a raw store beside.

    They are read anew from the landing, by the rules of today. Raises KuntoError when none is kept.
    """
    with _scratch(settings) as then:
        with writing(settings.paths.data):
            lost_count = _put_back(settings, then, day)
        then.paths.inbox.mkdir()
        loaded = pipeline.load(then, then.paths.inbox, progress, again=True)
        yield Known(then, loaded, lost_count)


@contextmanager
def _scratch(settings: Settings) -> Iterator[Settings]:
    """Give settings of a data directory of its own, whose releases are the real ones."""
    folder = settings.paths.data / _SCRATCH
    remove(folder)
    folder.mkdir(mode=0o700)
    try:
        (folder / "keys").symlink_to(settings.paths.person_key.parent)
        (folder / "releases").symlink_to(settings.paths.releases)
        # Nothing of then is too old to be kept here.
        loading = replace(settings.loading, landing_keep_deliveries=sys.maxsize)
        yield replace(settings, paths=Paths(folder), loading=loading)
    finally:
        remove(folder)


def _put_back(settings: Settings, then: Settings, day: date) -> int:
    """Take the ledger back to a day, beside the kept contents; return how many are kept no more."""
    with open_for_reading(settings.paths.raw_store):  # closed by whoever wrote it
        shutil.copyfile(settings.paths.raw_store, then.paths.raw_store)
    # Under a second name a content can be removed, and the first stays.
    shutil.copytree(settings.paths.landing, then.paths.landing, copy_function=os.link)
    with open_raw_store(then.paths.raw_store) as store:
        store.make_tables()
    with duckdb.connect(str(then.paths.raw_store)) as connection:
        for statement in _FORGET:
            connection.execute(statement, [day])
        known, lost = connection.execute(
            "select count(*), count(*) filter (where removed_date is not null) from quality.landing"
        ).fetchall()[0]
    if not known:
        raise KuntoError(f"No delivery with an export day of {day} or before is kept.")
    return int(lost)
