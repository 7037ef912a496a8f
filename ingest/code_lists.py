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


def marked_words(mark: str) -> tuple[str, ...]:
    """Return the words of the rows that are true in a column, given as `<seed>.<column>`.

    Raises SettingsError as `words_of`, and when a row is neither true nor false.
    """
    seed, _, column = mark.partition(".")
    file = SEEDS / f"{seed}.csv"
    words = _read(file, _WORDS)
    marks = [row.get(column) for row in _rows(file)]
    if not {"true", "false"}.issuperset(marks):
        raise SettingsError(f"The code list {file}: write true or false in {column} on every row.")
    return tuple(word for word, marked in zip(words, marks, strict=True) if marked == "true")


@cache
def _rows(seed: Path) -> tuple[dict[str, str], ...]:
    try:
        with seed.open(encoding="utf-8-sig", newline="") as lines:
            return tuple(csv.DictReader(lines))
    except FileNotFoundError:
        raise SettingsError(f"There is no code list {seed}. Restore it.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(
            f"The code list {seed} cannot be read: {error}. Save it as UTF-8."
        ) from None


@cache
def _read(seed: Path, column: str) -> tuple[str, ...]:
    words = [(row.get(column) or "").strip() for row in _rows(seed)]
    if not words:
        raise SettingsError(f"The code list {seed} has no rows. Write its words into it.")
    if not all(words):
        raise SettingsError(f"The code list {seed} has no {column} on some row. Write it there.")
    if len(set(words)) < len(words):
        raise SettingsError(f"The code list {seed} has a {column} twice. Take one of them out.")
    return tuple(words)
