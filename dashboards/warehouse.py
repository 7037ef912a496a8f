"""The warehouse of a release: one connection per release, one cursor per request."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

import duckdb

from kunto.errors import ReleaseError
from kunto.releases import Release, ReleaseStore, open_for_reading

KEPT_OPEN = 3
KEPT_ANSWERS = 128

Answer = TypeVar("Answer")


@dataclass
class _Opened:
    connection: duckdb.DuckDBPyConnection
    readers: int = 0


class Warehouse:
    """Gives each request the release it asks for, whole: never half of one and half of the next.

    The pointer is read on every request, so that a new release shows on the next one. Files are
    opened on first use and closed when `KEPT_OPEN` newer ones are in use and no request reads them.
    """

    def __init__(self, store: ReleaseStore) -> None:
        self.store = store
        self._opened: dict[str, _Opened] = {}
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def release(self, release_id: str | None = None) -> Release:
        """Return a release, without id the one in use; raises ReleaseError when there is none."""
        if release_id is not None:
            return self.store.get(release_id)
        release = self.store.current()
        if release is None:
            raise ReleaseError("No release has been published yet. Run: kunto refresh")
        return release

    def before(self, release: Release) -> Release | None:
        """Return the newest release whose data end before this one's, or None."""
        made = (r for r in self.store.list() if not r.is_looking_back)
        earlier = (r for r in made if r.as_of_date < release.as_of_date)
        return next(earlier, None)

    def read(
        self, release: Release, question: Callable[..., Answer], *arguments: Hashable
    ) -> Answer:
        """Return the answer of a query function; kept, as a release never changes.

        The arguments name the audience and the scope, so that no one is answered for another.
        """
        key = (release.id, question, arguments)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                known: Answer = self._answers[key]
                return known
        with self.reading(release) as cursor:
            answer = question(cursor, *arguments)
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return answer

    @contextmanager
    def reading(self, release: Release) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor on a release for the time of one request."""
        opened = self._lend(release)
        try:
            with opened.connection.cursor() as cursor:
                yield cursor
        finally:
            with self._lock:
                opened.readers -= 1
                self._close_unused()

    def close(self) -> None:
        """Close every file that no request reads."""
        with self._lock:
            self._close_unused(keep=0)

    def _lend(self, release: Release) -> _Opened:
        with self._lock:
            # Taken out and put back, so that the order of the dict is the order of use.
            opened = self._opened.pop(release.id, None) or _Opened(_open(release))
            self._opened[release.id] = opened
            opened.readers += 1
            self._close_unused()
            return opened

    def _close_unused(self, keep: int = KEPT_OPEN) -> None:
        for release_id in list(self._opened)[: max(0, len(self._opened) - keep)]:
            if self._opened[release_id].readers == 0:
                self._opened.pop(release_id).connection.close()


def _open(release: Release) -> duckdb.DuckDBPyConnection:
    connection = open_for_reading(release.file)
    # Several readers share two cores: one thread a query is the quickest for all.
    connection.execute("SET threads = 1")
    connection.execute("SET enable_external_access = false")
    return connection
