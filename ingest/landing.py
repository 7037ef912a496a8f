"""The landing: the bytes of deliveries as they came, each content once, for their owner only."""

import hashlib
import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ingest.inbox import Delivery
from kunto.errors import DeliveryError
from kunto.releases import sync

_ARRIVING = ".arriving"
_BLOCK = 1 << 20


class Landing:
    """A folder of contents, `<first two characters>/<sha256>`, of which the raw store has the list.

    A content is read from here, so that what was read is what is kept. It is `arriving` until the
    list that names it is kept for good: a load that is undone, or killed, leaves nothing behind.
    """

    def __init__(self, folder: Path, *, newest: int) -> None:
        self.newest = newest
        self._folder = folder
        self._arriving = folder / _ARRIVING

    def find(self, sha256: str) -> Path | None:
        """Return where a content is kept, None when it is not."""
        places = (self._place(sha256), self._arriving / sha256)
        return next((path for path in places if path.is_file()), None)

    def take(self, delivery: Delivery) -> Delivery:
        """Keep what was delivered, whole or not at all; return it as it is read from here.

        Raises DeliveryError when the file changes meanwhile, or what was kept of it is damaged.
        """
        path = self.find(delivery.sha256)
        is_whole = path is not None and _fingerprint(path) == delivery.sha256
        if delivery.landed is not None and not is_whole:
            raise DeliveryError(
                f"What was kept of file {delivery.file} is damaged. Put the file back into the "
                "inbox to have it read again."
            )
        if path is None or not is_whole:
            path = self._copy(delivery)
        return replace(delivery, path=path, landed=delivery.receipt)

    def settle(self, kept: Collection[str], removed: Collection[str]) -> None:
        """Do as the list says: place what arrived and is to be kept, remove what is not."""
        for path in self._arriving.glob("*"):
            if path.name in kept:
                place = self._place(path.name)
                place.parent.mkdir(mode=0o700, exist_ok=True)
                path.replace(place)
                sync(place.parent)
            else:
                path.unlink()
        for sha256 in removed:
            self._place(sha256).unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _copy(self, delivery: Delivery) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._arriving.mkdir(mode=0o700, exist_ok=True)
        target = self._arriving / delivery.sha256
        beside = target.with_suffix(".part")
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        digest = hashlib.sha256()
        with delivery.path.open("rb") as source, os.fdopen(descriptor, "wb") as copy:
            while block := source.read(_BLOCK):
                digest.update(block)
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
        if digest.hexdigest() != delivery.sha256:
            beside.unlink()
            raise DeliveryError(
                f"File {delivery.file} changed while it was read. It is read the next time."
            )
        beside.replace(target)
        sync(self._arriving)
        return target


def _fingerprint(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
