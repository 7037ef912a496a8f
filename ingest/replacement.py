"""Which rows newer exports of a table replaced, and which keys they no longer have."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import duckdb

from ingest.contract import KEY_MARK, Contract

if TYPE_CHECKING:
    from ingest.succession import Load, LoadKey

_MAKE_CHAIN = """
    create or replace temp table chain (
        position integer, load_id varchar, file varchar, sheet varchar,
        export_date date, period_start date, period_end date
    )
"""
_DELIVERED = """
    delivered as not materialized (
        select chain.position, delivered.row_key, delivered.day
        from ({all_keys}) as delivered
        inner join chain
            on chain.load_id = delivered.load_id
            and chain.file = delivered.file
            and chain.sheet is not distinct from delivered.sheet
    )
"""
_FIND_ROWS_IN_USE = """
    create or replace temp table in_use as
    with {delivered},
    newest as (
        select row_key, max(position) as position from delivered group by all
    )
    select delivered.position, delivered.row_key
    from delivered
    inner join newest using (row_key, position)
    where not exists (
        from chain as newer
        where newer.position > delivered.position
            and delivered.day between newer.period_start and newer.period_end
    )
"""
_TAKE_OUT_REPLACED = """
    delete from raw.{table}
    where rowid not in (
        select rows.rowid
        from raw.{table} as rows
        inner join chain
            on chain.load_id = rows._load_id
            and chain.file = rows._file
            and chain.sheet is not distinct from rows._sheet
        inner join in_use
            on in_use.position = chain.position and in_use.row_key = {key}
    )
"""
_FIND_DELETED = """
    insert into quality.deletions by name
    with {delivered},
    kept as (
        select row_key from delivered where position = $position
        union all
        select quarantined.row_key
        from quality.quarantine as quarantined
        inner join chain
            on chain.load_id = quarantined.load_id
            and chain.file = quarantined.file
            and chain.sheet is not distinct from quarantined.sheet
        where chain.position = $position and quarantined.row_key is not null
    ),
    missing as (
        select row_key, max(position) as position, arg_max(day, position) as day
        from delivered
        anti join kept using (row_key)
        where position >= $first and position < $position
        group by all
    ),
    deleted as (
        select missing.row_key, missing.position
        from missing
        inner join chain as gone on gone.position = $position
        where {is_covered}
            and not exists (
                from chain as between_them
                where between_them.position > missing.position
                    and between_them.position < $position
                    and missing.day between between_them.period_start and between_them.period_end
            )
    )
    select
        $table as table_name, deleted.row_key,
        last.load_id as last_load_id, last.file as last_file,
        last.export_date as last_export_date,
        gone.load_id as gone_load_id, gone.file as gone_file,
        gone.export_date as gone_export_date
    from deleted
    inner join chain as last on last.position = deleted.position
    inner join chain as gone on gone.position = $position
    order by deleted.row_key
"""
_FORGET_DELETED = """
    delete from quality.deletions as noted
    where table_name = $table and not exists (
        from chain
        where list_contains($unchanged::integer[], position)
            and chain.load_id = noted.gone_load_id
            and chain.file = noted.gone_file
    )
"""
_FORGET_KEYS = """
    delete from keys.{table} as held
    where not exists (
        from chain
        where chain.load_id = held.load_id
            and chain.file = held.file
            and chain.sheet is not distinct from held.sheet
    )
"""


def key_text(contract: Contract) -> str:
    """Return the SQL of a raw row's key as one text."""
    return f"concat_ws('{KEY_MARK}', {', '.join(contract.key)})"


def keys_in(table: str, contract: Contract) -> str:
    """Return the SQL of the keys in a table of accepted rows, as the tables of keys have them."""
    return (
        "select _load_id as load_id, _file as file, _sheet as sheet,"  # noqa: S608 – ours
        f" {key_text(contract)} as row_key, {contract.day or 'null'}::date as day from {table}"
    )


def _all_keys(contract: Contract) -> str:
    """Of full exports the one in use has its keys in its rows alone."""
    kept = f"from keys.{contract.table}"
    if contract.replaces != "full":
        return kept
    return f"{kept} union all by name {keys_in(f'raw.{contract.table}', contract)}"


class Replacement:
    """The exports of one table that count, the oldest first, held against each other.

    It follows from their days, periods and keys alone, not from the order in which they came.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, contract: Contract, chain: Sequence["Load"]
    ) -> None:
        self._connection = connection
        self._contract = contract
        self._chain = chain
        connection.execute(_MAKE_CHAIN)
        if chain:
            connection.executemany(
                "insert into chain values (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(position, load.load_id, load.file, load.sheet),
                        *(load.export_date, load.period_start, load.period_end),
                    )
                    for position, load in enumerate(chain)
                ],
            )
        self._run(_FORGET_KEYS)

    def take_out_replaced(self) -> dict["LoadKey", int]:
        """Leave in the raw table the rows in use; return of each export how many are replaced."""
        self._run(_FIND_ROWS_IN_USE)
        self._run(_TAKE_OUT_REPLACED)
        counted = self._connection.execute(
            "select position, count(*) from in_use group by all"
        ).fetchall()
        in_use = dict(counted)
        return {
            load.key: load.accepted_count - in_use.get(position, 0)
            for position, load in enumerate(self._chain)
        }

    def note_deletions(self, *, unchanged: Collection["LoadKey"]) -> int:
        """Note the keys that exports no longer have; return how many were noted.

        What was noted of `unchanged` exports, as were those before them, stays.
        """
        same = [place for place, load in enumerate(self._chain) if load.key in unchanged]
        table = {"table": self._contract.table}
        self._connection.execute(_FORGET_DELETED, table | {"unchanged": same})
        if self._contract.replaces == "key":
            return 0
        changed = set(range(1, len(self._chain))) - set(same)
        return sum(map(self._note_deletions_of, sorted(changed)))

    def _note_deletions_of(self, position: int) -> int:
        is_full = self._contract.replaces == "full"
        found = self._run(
            _FIND_DELETED,
            table=self._contract.table,
            position=position,
            first=position - 1 if is_full else 0,
        ).fetchall()
        return int(found[0][0])

    def _run(self, query: str, **values: str | int) -> duckdb.DuckDBPyConnection:
        is_full = self._contract.replaces == "full"
        table = self._contract.table
        text = query.format(
            table=table,
            key=key_text(self._contract),
            delivered=_DELIVERED.format(all_keys=_all_keys(self._contract)),
            is_covered="true"
            if is_full
            else "missing.day between gone.period_start and gone.period_end",
        )
        return self._connection.execute(text, values or None)
