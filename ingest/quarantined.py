"""What stands in the quarantine, by file, rule and column, and what became of it."""

from dataclasses import dataclass, fields
from typing import Any

import duckdb

_GROUPS = """
    with loads as (
        select file, load_id, sheet, table_name, export_date, status from quality.loads
    ),
    waiting as (
        select newer.table_name, later.row_hash, later.row_key
        from quality.quarantine as later
        inner join loads as newer
            on later.file = newer.file
            and later.load_id = newer.load_id
            and later.sheet is not distinct from newer.sheet
        where newer.status = 'current'
    ),
    rows as (
        select q.*, q.parameters ->> '$.value' as value, l.table_name, l.export_date, l.status,
            exists (from waiting
                where waiting.table_name = l.table_name and waiting.row_hash = q.row_hash
            ) or exists (from waiting
                where waiting.table_name = l.table_name and waiting.row_key = q.row_key
            ) as is_still_there
        from quality.quarantine as q
        inner join loads as l
            on q.file = l.file and q.load_id = l.load_id and q.sheet is not distinct from l.sheet
    )
    select
        file, table_name, sheet, rule_id, column_name, status = 'current' as is_current,
        count(*) as row_count,
        list(row_number order by row_number)[:20] as first_rows,
        coalesce(list(distinct value order by value) filter (value is not null), [])[:3] as found,
        count(*) filter (not is_still_there) as resolved_count
    from rows
    group by all
    order by any_value(export_date) desc, file, row_count desc, rule_id, column_name
"""


@dataclass(frozen=True)
class Quarantined:
    """The rows of one file that broke one rule in one column.

    `first_rows` are at most twenty row numbers as the file shows them. Of a file that a newer
    delivery replaced (`is_current` false), `resolved_count` rows are no longer in the quarantine.
    `found` are at most three of the faulty values, of those that may be told.
    """

    file: str
    table: str
    sheet: str | None
    rule: str
    column: str | None
    is_current: bool
    row_count: int
    first_rows: tuple[int, ...]
    found: tuple[str, ...]
    resolved_count: int


def list_quarantined(connection: duckdb.DuckDBPyConnection) -> tuple[Quarantined, ...]:
    """Return what stands in the quarantine of a raw store or a release, the newest file first."""
    names = [field.name for field in fields(Quarantined)]
    return tuple(
        Quarantined(**dict(zip(names, map(_frozen, row), strict=True)))
        for row in connection.execute(_GROUPS).fetchall()
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 – whatever a column holds
    return tuple(value) if isinstance(value, list) else value
