"""The words of a code list as its seed has them: people change the seed, never the code."""

import csv
from functools import cache
from pathlib import Path

from kunto.errors import SettingsError
from kunto.settings import DBT_PROJECT

SEEDS = DBT_PROJECT / "seeds"
_WORDS = "source_word"


def words_of(code_list: str) -> tuple[str, ...]:
    """Return the words that sources use, in the order of the seed.

    `code_list` names a seed, or `<seed>.<column>` when they stand in another column than
    `source_word`. Raises SettingsError when the seed is missing, empty or broken.
    """
    seed, _, column = code_list.partition(".")
    return _read(SEEDS / f"{seed}.csv", column or _WORDS)


@cache
def _read(seed: Path, column: str) -> tuple[str, ...]:
    try:
        with seed.open(encoding="utf-8-sig", newline="") as lines:
            words = [(row.get(column) or "").strip() for row in csv.DictReader(lines)]
    except FileNotFoundError:
        raise SettingsError(f"There is no code list {seed}. Restore it.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"The code list {seed} cannot be read: {error}.") from None
    if not words:
        raise SettingsError(f"The code list {seed} has no rows. Write its words into it.")
    if not all(words):
        raise SettingsError(f"The code list {seed} has no {column} on some row. Write it there.")
    if len(set(words)) < len(words):
        raise SettingsError(f"The code list {seed} has a {column} twice. Take one of them out.")
    return tuple(words)
