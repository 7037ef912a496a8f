"""The life of a release: built beside, verified, put in place in one step, kept, found again."""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from kunto.errors import ReleaseError

POINTER = "CURRENT"
BUILD = ".build.duckdb"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Release:
    """One immutable warehouse file: its id, its data date and its place in the series."""

    id: str
    file: Path
    as_of_date: date
    manifest: dict[str, Any]

    @property
    def is_looking_back(self) -> bool:
        """Whether it shows what was known on an earlier day: it is never in use."""
        return "known_on" in self.manifest


class ReleaseStore:
    """The directory of releases; every file name is used once and never written again.

    A release is `wh_<id>.duckdb` with its manifest `<id>.json`; the file `CURRENT` names the one
    that is served. Readers stat `CURRENT` and open the file it names.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @property
    def pointer(self) -> Path:
        """The small file that names the release in use."""
        return self.directory / POINTER

    def build_file(self) -> Path:
        """Where a release is built, beside the served ones; it is empty now.

        What a crash left behind goes with it: half builds, and files that no manifest names.
        Call it under the lock of the data directory.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        kept = {self.pointer.name, *(f"{r.id}.json" for r in self.list())}
        kept |= {release.file.name for release in self.list()}
        for path in self.directory.iterdir():
            if path.name not in kept and path.name.startswith((".", "wh_")):
                remove(path)
        return self.directory / BUILD

    def current(self) -> Release | None:
        """Return the release in use, or None before the first one.

        Raises ReleaseError when the pointer names a file that is not there.
        """
        pointed = _read_json(self.pointer)
        return None if pointed is None else self.get(pointed["id"])

    def list(self) -> tuple[Release, ...]:
        """Return the kept releases, the newest data first."""
        manifests = (_read_json(path) for path in self.directory.glob("*.json"))
        releases = [self._release(found) for found in manifests if found is not None]
        kept = [release for release in releases if release.file.exists()]
        order = sorted(kept, key=lambda r: (r.as_of_date, r.manifest["sequence"]), reverse=True)
        return tuple(order)

    def get(self, release_id: str) -> Release:
        """Return one release by its id; raises ReleaseError when there is none."""
        known = {found.stem: found for found in self.directory.glob("*.json")}
        manifest = _read_json(known[release_id]) if release_id in known else None
        if manifest is None:
            raise ReleaseError(
                f"There is no release {release_id}. Known: {', '.join(sorted(known)) or 'none'}."
            )
        release = self._release(manifest)
        if not release.file.exists():
            raise ReleaseError(
                f"The file of release {release_id} is gone: {release.file.name}."
                " kunto refresh makes it again."
            )
        return release

    def knows(self, release_id: str) -> bool:
        """Whether a release of this id was published, even if its file is gone."""
        return any(found.stem == release_id for found in self.directory.glob("*.json"))

    def has(self, release_id: str) -> bool:
        """Whether a release of this id was published and is still kept."""
        return any(release.id == release_id for release in self.list())

    def publish(self, build: Path, *, release_id: str, manifest: dict[str, Any]) -> Release:
        """Put a finished build in use in one step: fsync, rename, manifest, pointer.

        One that only looks back is kept and not pointed to.
        The build must be closed and verified. A crash at any point leaves the pointer at the
        release before. Raises ReleaseError when a WAL stands beside the build.
        """
        if _wal(build).exists():
            raise ReleaseError(
                f"{build.name} was not closed: a WAL stands beside it. Run kunto refresh again: it"
                " builds anew."
            )
        build.chmod(0o444)
        sync(build)
        target = self.directory / f"wh_{release_id}.duckdb"
        build.rename(target)
        sync(self.directory)
        full = {
            **manifest,
            "id": release_id,
            "file": target.name,
            "sha256": sha256_of(target),
            "sequence": self._next_sequence(),
        }
        self._replace(f"{release_id}.json", full)
        if not self.get(release_id).is_looking_back:
            self.point_to(release_id)
        return self.get(release_id)

    def point_to(self, release_id: str) -> None:
        """Make a kept release the one in use."""
        release = self.get(release_id)
        self._replace(
            POINTER,
            {"id": release.id, "file": release.file.name, "sha256": release.manifest["sha256"]},
        )

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove the oldest releases so that `keep` stay; the one in use always stays.

        So many of those that look back stay as well, the last that were made.
        """
        current = self.current()
        made = [r for r in self.list() if not r.is_looking_back]
        back = [r for r in self.list() if r.is_looking_back]
        back.sort(key=lambda r: r.manifest["sequence"], reverse=True)
        left = made[keep:] + back[keep:]
        old = [r for r in left if current is None or r.id != current.id]
        for release in old:
            (self.directory / f"{release.id}.json").unlink()
            release.file.unlink()
        return tuple(release.id for release in old)

    def _release(self, manifest: dict[str, Any]) -> Release:
        return Release(
            id=manifest["id"],
            file=self.directory / manifest["file"],
            as_of_date=date.fromisoformat(manifest["as_of_date"]),
            manifest=manifest,
        )

    def _next_sequence(self) -> int:
        return 1 + max((r.manifest["sequence"] for r in self.list()), default=0)

    def _replace(self, name: str, content: dict[str, Any]) -> None:
        beside = self.directory / f".{name}.{os.getpid()}"
        beside.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        sync(beside)
        beside.replace(self.directory / name)
        sync(self.directory)


def open_for_reading(file: Path) -> duckdb.DuckDBPyConnection:
    """Open a warehouse file read-only.

    Raises ReleaseError when it is damaged or a WAL stands beside it.
    """
    if _wal(file).exists():
        raise ReleaseError(f"{file.name} has a WAL beside it and is not served. Remove the WAL.")
    try:
        return duckdb.connect(str(file), read_only=True)
    except duckdb.Error as error:
        raise ReleaseError(
            f"{file} cannot be opened: {error}\nClose the program that has it open; when it is"
            " damaged, restore it from its backup."
        ) from None


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sync(path: Path) -> None:
    """Let a file, or the names in a folder, outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _wal(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")


def remove(path: Path) -> None:
    """Remove a file or folder, and what DuckDB keeps beside a database file."""
    for each in (path, _wal(path), path.with_name(f"{path.name}.tmp")):
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)


def _read_json(path: Path) -> dict[str, Any] | None:
    """Read the pointer or a manifest; None when it is not there, or no more."""
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        raise ReleaseError(
            f"{path} is damaged. Remove it and run kunto refresh, which makes it again."
        ) from None
    return content
