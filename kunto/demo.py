"""The demo: the sample deliveries of three days, a release of each."""

import shutil
from collections.abc import Iterator

from ingest.synthetic import write_sample
from kunto import pipeline
from kunto.errors import SettingsError
from kunto.locking import writing
from kunto.pipeline import Refreshed
from kunto.progress import Progress
from kunto.settings import Settings

_SAMPLE_MARK = "README.txt"
"""Written last by the sample; says that the people and companies are invented."""


def refresh_sample(settings: Settings, progress: Progress) -> Iterator[Refreshed]:
    """Write the sample into the inbox unless it is there, then refresh each day in order.

    Run again, nothing is new and nothing changes. Raises SettingsError when kunto.toml says
    that the data are real, or the inbox holds anything else: invented people must never be
    mixed with real ones.
    """
    if not settings.is_sample:
        raise SettingsError('The demo needs data = "sample" in kunto.toml.')
    _write_missing(settings, progress)
    for delivery in sorted(path for path in settings.paths.inbox.iterdir() if path.is_dir()):
        yield pipeline.refresh(settings, delivery, progress)


def _write_missing(settings: Settings, progress: Progress) -> None:
    inbox = settings.paths.inbox
    if (inbox / _SAMPLE_MARK).exists():
        return
    if inbox.exists() and any(inbox.iterdir()):
        raise SettingsError(
            f"{inbox} holds other deliveries, so no sample was written. Give the demo a data"
            " directory of its own: KUNTO_DATA=DIR make demo."
        )
    beside = inbox.with_name("inbox.part")
    with writing(settings.paths.data), progress.step("Write sample") as advance:
        shutil.rmtree(beside, ignore_errors=True)
        write_sample(beside, on_progress=advance)
        if inbox.exists():
            inbox.rmdir()
        beside.rename(inbox)
