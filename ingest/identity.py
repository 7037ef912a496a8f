"""The door: a henkilötunnus becomes a keyed pseudonym, a birth date and a sex."""

import fcntl
import hashlib
import hmac
import os
import secrets
from pathlib import Path

import polars as pl

from ingest.henkilotunnus import read_identities
from ingest.target_group import TargetGroup
from kunto.errors import KuntoError

_KEY_BYTES = 32
_PERSON_DOMAIN = b"kunto|person|v1|"
_ROW_DOMAIN = b"kunto|row|v1|"
_MATCH_DOMAIN = b"kunto|match|v1|"
_KEY_DOMAIN = b"kunto|key|v1|"
_DIGEST_LENGTH = 32

ADMITTED: dict[str, pl.DataType] = {
    "identity": pl.String(),
    "person_key": pl.String(),
    "birth_date": pl.Date(),
    "sukupuoli": pl.String(),
}


class Door:
    """Checks identities and replaces them; each distinct identity is worked on once.

    `key_fingerprint` tells one secret from another and nothing about it. `target_group`: to whom
    the forms are kept that are for it alone; without one they are kept to nobody.
    """

    def __init__(
        self, key: bytes, *, allow_test_ids: bool, target_group: TargetGroup | None = None
    ) -> None:
        self._person = _Keyed(key, _PERSON_DOMAIN)
        self._row = _Keyed(key, _ROW_DOMAIN)
        self._match = _Keyed(key, _MATCH_DOMAIN)
        self.allow_test_ids = allow_test_ids
        self.target_group = target_group
        self.key_fingerprint = hmac.new(key, _KEY_DOMAIN, hashlib.sha256).hexdigest()

    def admit(self, identities: pl.Series) -> pl.DataFrame:
        """Return one row per distinct valid identity, with the columns ADMITTED."""
        valid = read_identities(identities, allow_test_ids=self.allow_test_ids)
        keys = self._person.hashes(valid["number"])
        return valid.with_columns(person_key=keys).select(*ADMITTED)

    def row_references(self, rows: pl.Series) -> pl.Series:
        """Return a keyed hash of each source row, the same for the same row in any delivery."""
        return self._row.hashes(rows)

    def match_references(self, persons: pl.Series) -> pl.Series:
        """Return a keyed hash of what tells each person who has no identity number."""
        return self._match.hashes(persons)


def key_for_once() -> bytes:
    """Make a secret that is kept nowhere, so that nobody can tell again what it hashed."""
    return secrets.token_bytes(_KEY_BYTES)


def read_or_make_key(key_file: Path, *, may_make: bool = True) -> bytes:
    """Return the secret of the pseudonyms; made on first use, readable by its owner only.

    Raises KuntoError when the file holds no key, or is missing where none may be made: a new key
    would make another person of everybody.
    """
    if not key_file.exists():
        if not may_make:
            raise KuntoError(
                f"The key file {key_file} is missing, and the raw store was loaded with it. "
                "Restore it from its backup, or remove the raw store and load every delivery again."
            )
        _make_key(key_file)
    try:
        key = bytes.fromhex(key_file.read_text(encoding="ascii").strip())
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise KuntoError(
            f"The key file {key_file} does not hold {_KEY_BYTES} bytes in hexadecimal. "
            "Restore it from its backup."
        )
    return key


def _make_key(key_file: Path) -> None:
    """Write a new key, whole or not at all; of two that try at once the first one's stays."""
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    directory = os.open(key_file.parent, os.O_RDONLY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        if key_file.exists():
            return
        beside = key_file.with_name(f".{key_file.name}.part")
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(_KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(key_file)
        os.fsync(directory)
    finally:
        os.close(directory)


class _Keyed:
    """HMAC-SHA256 within a domain, its beginning worked out once: twice as quick as `hmac`."""

    def __init__(self, key: bytes, domain: bytes) -> None:
        block = key.ljust(hashlib.sha256().block_size, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block) + domain)
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))

    def hashes(self, texts: pl.Series) -> pl.Series:
        """Return the hash of each text in hexadecimal; of none there is none."""
        found = [None if text is None else self._hash(text) for text in texts.to_list()]
        return pl.Series(texts.name, found, dtype=pl.String)

    def _hash(self, text: str) -> str:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(text.encode())
        outer.update(inner.digest())
        return outer.hexdigest()[:_DIGEST_LENGTH]
