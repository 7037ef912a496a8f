"""What stands in the quarantine, by file, rule and column, and what became of it."""

from dataclasses import dataclass, fields
from typing import Any, Literal

import duckdb

from ingest.contract import Contract
from ingest.replacement import key_text
from ingest.sources import CONTRACTS

Fate = Literal["waiting", "repeated", "mended", "gone"]
"""What became of a quarantined row: it waits for a person; it waits in a newer delivery that has it
wrong again; a newer delivery has it right; or none has it any more."""

_GROUPS = """
    with kinds (table_name, replaces) as (
        values {kinds}
    ),
    loads as (
        select loads.*, replaces,
            dense_rank() over (partition by table_name order by export_date, file) as position
        from quality.loads as loads
        inner join kinds using (table_name)
        where status in ('current', 'superseded')
    ),
    outlived as (
        select load_id, file, sheet
        from loads
        where is_gone
            or (replaces = 'full' and status = 'superseded')
            or (replaces = 'period' and exists (
                from loads as newer
                where newer.table_name = loads.table_name
                    and newer.position > loads.position
                    and not newer.is_gone
                    and newer.period_start <= loads.period_start
                    and newer.period_end >= loads.period_end
            ))
    ),
    in_use as (
        {in_use}
    ),
    accepted as (
        select in_use.table_name, in_use.row_key, loads.position
        from in_use
        semi join quality.quarantine as quarantined on quarantined.row_key = in_use.row_key
        inner join loads
            on loads.load_id = in_use.load_id
            and loads.file = in_use.file
            and loads.sheet is not distinct from in_use.sheet
    ),
    rows as (
        select q.*, loads.table_name, loads.export_date, loads.position,
            q.parameters ->> '$.value' as value,
            coalesce(accepted.position > loads.position, false) as is_mended,
            not is_mended and outlived.file is null as is_open
        from quality.quarantine as q
        inner join loads
            on loads.load_id = q.load_id
            and loads.file = q.file
            and loads.sheet is not distinct from q.sheet
        left join outlived
            on outlived.load_id = q.load_id
            and outlived.file = q.file
            and outlived.sheet is not distinct from q.sheet
        left join accepted
            on accepted.table_name = loads.table_name and accepted.row_key = q.row_key
    ),
    fates as (
        select *,
            max(position) filter (is_open) over (partition by table_name, row_hash) as by_row,
            if(
                row_key is null,
                null,
                max(position) filter (is_open) over (partition by table_name, row_key)
            ) as by_key,
            case
                when greatest(by_row, by_key) > position then 'repeated'
                when is_open then 'waiting'
                when is_mended then 'mended'
                else 'gone'
            end as fate
        from rows
    )
    select
        file, table_name, sheet, rule_id, column_name, fate,
        count(*) as row_count,
        list(row_number order by row_number)[:20] as first_rows,
        coalesce(list(distinct value order by value) filter (value is not null), [])[:3] as found
    from fates
    group by all
    order by any_value(export_date) desc, file, sheet, row_count desc, rule_id, column_name, fate
"""
_IN_USE = """
    select '{table}' as table_name, {key} as row_key,
        _load_id as load_id, _file as file, _sheet as sheet
    from raw.{table}
"""


@dataclass(frozen=True)
class Quarantined:
    """The rows of one file that broke one rule in one column and had one fate since.

    `first_rows` are at most twenty row numbers as the file shows them. `found` are at most three
    of the faulty values, of those that may be told.
    """

    file: str
    table: str
    sheet: str | None
    rule: str
    column: str | None
    fate: Fate
    row_count: int
    first_rows: tuple[int, ...]
    found: tuple[str, ...]


def list_quarantined(connection: duckdb.DuckDBPyConnection) -> tuple[Quarantined, ...]:
    """Return what stands in the quarantine of a raw store or a release, the newest file first."""
    names = [field.name for field in fields(Quarantined)]
    query = _GROUPS.format(
        kinds=", ".join(f"('{each.table}', '{each.replaces}')" for each in CONTRACTS),
        in_use=" union all ".join(map(_in_use, CONTRACTS)),
    )
    return tuple(
        Quarantined(**dict(zip(names, map(_frozen, row), strict=True)))
        for row in connection.execute(query).fetchall()
    )


def _in_use(contract: Contract) -> str:
    return _IN_USE.format(table=contract.table, key=key_text(contract))


def _frozen(value: Any) -> Any:  # noqa: ANN401 – whatever a column holds
    return tuple(value) if isinstance(value, list) else value
