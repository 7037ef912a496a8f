"""Loads deliveries into the raw store: one transaction, every row in exactly one place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.identity import Door, read_or_make_key
from ingest.inbox import find_deliveries
from ingest.intake import Intake
from ingest.landed import kept_and_removed
from ingest.landing import Landing
from ingest.load_progress import LoadProgress, OnProgress
from ingest.plausibility import Acceptance, Limits
from ingest.rebuilding import rebuilt_raw_store, remove_unfinished
from ingest.report import FileReport, LoadReport
from ingest.sandbox import scratch_folder
from ingest.store import open_raw_store
from ingest.target_group import TargetGroup
from ingest.withdrawal import Withdrawal

__all__ = [
    "Acceptance",
    "FileReport",
    "Landing",
    "Limits",
    "LoadReport",
    "Withdrawal",
    "load_deliveries",
]

IsComplete = Callable[[Path], bool]


def load_deliveries(  # noqa: PLR0913 – where from, where to, and the setting of the door
    folder: Path,
    store: Path,
    *,
    root: Path,
    landing: Landing,
    key_file: Path,
    allow_test_ids: bool,
    acceptance: Acceptance,
    target_group: TargetGroup | None = None,
    again: bool = False,
    withdrawal: Withdrawal | None = None,
    is_complete: IsComplete | None = None,
    on_progress: OnProgress | None = None,
) -> LoadReport:
    """Load every file below a folder that was not loaded before; files are named below `root`.

    A file that cannot be read or lacks a column is stopped and tried again next time; the
    others go on. Identities 900–999 are let in only with `allow_test_ids`. When that or the
    contract of a file has changed, the file is read again, from what the landing keeps of it or
    wherever in the inbox it stands. `again`: the raw store is made anew, every file read again.
    `withdrawal`: that delivery counts no more, and nothing new is loaded.
    `is_complete` is asked of each file just before it is read; one that is not is left alone.
    """
    found = () if withdrawal else find_deliveries(folder, root=root)
    progress = LoadProgress(on_progress)
    remove_unfinished(store)
    opened = rebuilt_raw_store if again else open_raw_store
    with opened(store) as raw_store, scratch_folder(store.parent) as scratch:
        were_made = raw_store.make_tables()
        landing.settle(*kept_and_removed(raw_store.landed()))
        key = read_or_make_key(key_file, may_make=not raw_store.is_bound)
        door = Door(key, allow_test_ids=allow_test_ids, target_group=target_group)
        raw_store.require_key(door.key_fingerprint)
        intake = Intake(
            raw_store,
            door,
            root=root,
            landing=landing,
            scratch=scratch,
            acceptance=acceptance,
            on_rows=progress.read,
            is_again=again,
        )
        if withdrawal is not None:
            intake.take_back(withdrawal)
        deliveries = tuple(intake.with_outdated(found))
        progress.expect(delivery.path for delivery in deliveries)
        for delivery in deliveries:
            progress.begin(delivery.file, delivery.path)
            if is_complete is None or delivery.landed or is_complete(delivery.path):
                intake.take(delivery)
        progress.end()
        report = intake.finish()
        landed = raw_store.landed()
    landing.settle(*kept_and_removed(landed))
    return replace(report, changed=report.changed or were_made)
