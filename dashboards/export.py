"""A list as a file: a table in the reader's language, with all that it says of itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from dashboards.queries.release import ReleaseFacts
from kunto.locale import Texts

Kind = Literal["text", "date", "integer", "decimal"]
Value = str | date | int | float | Decimal | None


@dataclass(frozen=True)
class Column:
    """A column of a file: its header in the reader's language and what its cells are."""

    header: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """A list to write: its title, what is to be known of it as labels and values, and its rows.

    `name` begins the file's name, which ends with the day of the data, `made_of`. Rows may be made
    one by one while the file is written, for a list is long and its file is written once.
    """

    title: str
    name: str
    about: Sequence[tuple[str, Value]]
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    made_of: date


def about_list(
    facts: ReleaseFacts, words: Texts, *, definition: str, filters: str, count: int
) -> list[tuple[str, Value]]:
    """Return what every file says of itself, so that it can be read without the page."""
    lines: list[tuple[str, Value]] = [
        (words.text("export.project"), facts.project_name),
        (words.text("export.definition"), definition),
        (words.text("export.filters"), filters),
        (words.text("export.count"), count),
        (words.text("export.data_date"), facts.as_of_date),
        (words.text("export.release"), facts.release_id),
    ]
    if facts.is_sample:
        lines.append((words.text("export.notice"), words.text("sample.notice")))
    return lines
