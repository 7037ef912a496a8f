"""The rows of one file on their way into the raw store, until it is known what becomes of them.

They stand in tables of the database, so that memory does not grow with the file.
"""

from datetime import date

import duckdb
import polars as pl

from ingest import quarantine
from ingest.contract import Contract
from ingest.ledger import Fault, Ledger, LedgerError
from ingest.noise import IDENTICAL
from ingest.periods import Period
from ingest.replacement import key_text, keys_in
from ingest.rows import NOISE_SCHEMA, SortedRows
from ingest.succession import Load, accumulates

_TABLE, _REFUSED, _NOISE = "raw.arriving", "refused", "found_noise"
_REPEATED_KEYS, _REPEATED = "repeated_keys", "repeated"
_AS_IT_IS = pl.CompatLevel.newest()
"""Texts are handed over where they stand, and not copied first."""

_INSERTED_ROWS = 100_000
"""Of more than a row group (122,880) at once DuckDB writes the odd ends again when it closes."""

_OTHERS = {"row_number": pl.Int32(), "row_key": pl.String(), "other": pl.Int32()}

_FIND_REPEATED_KEYS = """
    create or replace temp table repeated_keys as
    select {key} from raw.arriving group by all having count(*) > 1
"""
_FIND_REPEATED = """
    create or replace temp table repeated as
    select
        _row as row_number,
        {key_text} as row_key,
        min(_row) over (partition by {key}) as other,
        row_number() over (partition by {key}, _row_hash order by _row) > 1 as is_identical
    from raw.arriving
    semi join repeated_keys on {same_key}
    qualify _row > other
"""
_KEEP_REFUSED = """
    insert into quality.quarantine by name
    with words as (
        select unnest(faulty_words) as word from refused
    ),
    often as (
        select word from words group by all having count(*) >= $often
    )
    select
        $load_id as load_id, $file as file, $sheet as sheet,
        row_number, row_key, rule_id, column_name,
        if(often.word is null, parameters, parameters_if_often) as parameters, row_hash
    from refused
    left join often using (word)
    order by row_number
"""
_COMMONEST_FAULTS = """
    select rule_id, column_name, count(*) as row_count
    from refused
    group by all
    order by row_count desc, rule_id, column_name
    limit 3
"""
OF_LOAD = " where file = ? and load_id = ? and sheet is not distinct from ?"
_IS_OF_LOAD = "_file = ? and _load_id = ? and _sheet is not distinct from ?"
OF_ROWS, _OF_OTHER_ROWS = f" where {_IS_OF_LOAD}", f" where not ({_IS_OF_LOAD})"

_KEEP_NOISE = """
    insert into quality.noise by name
    select $load_id as load_id, $file as file, $sheet as sheet, *
    from found_noise
    order by row_number
"""


class Arrival:
    """The rows of one file that was delivered for a contract."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        contract: Contract,
        *,
        file: str,
        load_id: str,
    ) -> None:
        self._connection = connection
        self._contract = contract
        self._references = {"_file": file, "_load_id": load_id}
        self._read = self._accepted = 0
        self._make(f"table {_TABLE}", contract.schema)
        self._make(f"temp table {_REFUSED}", quarantine.PENDING)
        self._make(f"temp table {_NOISE}", NOISE_SCHEMA)

    def add(self, placed: SortedRows, *, sheet: str | None) -> None:
        """Add the rows of a chunk."""
        self._read += placed.read
        self._accepted += placed.accepted.height
        values = {
            name: duckdb.ConstantExpression(value).cast("varchar").alias(name)
            for name, value in (self._references | {"_sheet": sheet}).items()
        }
        values["_row_hash"] = _row_hash(list(self._contract.fields)).alias("_row_hash")
        columns = [values.get(name, name) for name in self._contract.schema]
        for some in placed.accepted.iter_slices(_INSERTED_ROWS):
            self._relation(some).select(*columns).insert_into(_TABLE)
        self.add_refused(placed.quarantined)
        self._insert(placed.noise, _NOISE)

    def add_refused(self, quarantined: pl.DataFrame) -> None:
        """Add quarantined rows; what may be missing of PENDING is."""
        empty = pl.DataFrame(schema=quarantine.PENDING)
        self._insert(pl.concat([empty, quarantined], how="diagonal"), _REFUSED)

    def take_out_repeated(self) -> pl.DataFrame:
        """Take out the later rows of each key that occurs again, however far apart they stand.

        A row identical in every kept value to an earlier one is noise; the others are returned,
        `row_number`, `row_key` and the number of the first row as `other`, to be put into the
        quarantine.
        """
        key = ", ".join(self._contract.key)
        self._connection.execute(_FIND_REPEATED_KEYS.format(key=key))
        if not len(self._connection.table(_REPEATED_KEYS)):
            return pl.DataFrame(schema=_OTHERS)
        same_key = " and ".join(
            f"arriving.{name} is not distinct from repeated_keys.{name}"
            for name in self._contract.key
        )
        self._connection.execute(
            _FIND_REPEATED.format(key=key, same_key=same_key, key_text=key_text(self._contract))
        )
        repeated = self._connection.table(_REPEATED)
        self._accepted -= len(repeated)
        self._connection.execute(
            "delete from raw.arriving where _row in (select row_number from repeated)"
        )
        identical = repeated.filter("is_identical")
        kind = duckdb.ConstantExpression(IDENTICAL)
        identical.select("row_number", kind).insert_into(_NOISE)
        others: pl.DataFrame = repeated.filter("not is_identical").select(*_OTHERS).pl()
        return others

    def ledger(self) -> Ledger:
        """Return the counts of all rows; raises LedgerError when one was lost or counted twice."""
        held = len(self._connection.table(_TABLE))
        if held != self._accepted:
            raise LedgerError(f"Rows accepted {self._accepted}, held {held}.")
        return Ledger(
            read=self._read,
            accepted=held,
            quarantined=len(self._connection.table(_REFUSED)),
            noise=len(self._connection.table(_NOISE)),
            oldest_day=self._oldest_day(),
            period=self._period(),
            faults=self._commonest_faults(),
        )

    def keep_refused(self, load: Load) -> None:
        """Put the quarantined and the noise rows where those of all files are."""
        references = _references_of(load)
        often = {"often": quarantine.SEEN_OFTEN}
        self._connection.execute(_KEEP_REFUSED, references | often)
        self._connection.execute(_KEEP_NOISE, references)

    def keep_keys(self, load: Load) -> None:
        """Keep the keys of the accepted rows, so that newer exports can be held against them.

        A full export in use has them in its rows: kept are those of the export that it replaces.
        """
        keys, raw = f"keys.{self._contract.table}", f"raw.{self._contract.table}"
        self._connection.execute(f"delete from {keys}{OF_LOAD}", list(load.key))  # noqa: S608 – ours
        insert = f"insert into {keys} by name {{}}"
        if accumulates(load) or load.status != "current":
            self._connection.execute(insert.format(keys_in(_TABLE, self._contract)))
        else:
            of_others = keys_in(raw, self._contract) + _OF_OTHER_ROWS
            self._connection.execute(insert.format(of_others), list(load.key))

    def add_rows(self, load: Load) -> None:
        """Put the accepted rows beside those of other exports of their table."""
        table = f"raw.{self._contract.table}"
        self._connection.execute(f"delete from {table}{OF_ROWS}", list(load.key))  # noqa: S608 – ours
        self._connection.execute(f"insert into {table} by name select * from {_TABLE}")  # noqa: S608 – ours
        self.discard()

    def replace_rows(self) -> None:
        """Put the accepted rows in place of all rows of their table."""
        self._connection.execute(f"drop table raw.{self._contract.table}")
        self._connection.execute(f"alter table {_TABLE} rename to {self._contract.table}")

    def discard(self) -> None:
        """Let go of the accepted rows."""
        self._connection.execute(f"drop table {_TABLE}")

    def _commonest_faults(self) -> tuple[Fault, ...]:
        found = self._connection.execute(_COMMONEST_FAULTS).fetchall()
        return tuple(Fault(*row) for row in found)

    def _oldest_day(self) -> date | None:
        dates = [column.name for column in self._contract.columns if column.type == "date"]
        if not dates:
            return None
        first = [f"min({name})" for name in dates]
        found = self._connection.table(_TABLE).aggregate(f"least({', '.join(first)})").fetchall()
        oldest: date | None = found[0][0]
        return oldest

    def _period(self) -> Period | None:
        day = self._contract.day
        if day is None:
            return None
        rows = self._connection.table(_TABLE)
        first, last = rows.aggregate(f"min({day}), max({day})").fetchall()[0]
        return Period(first, last) if first else None

    def _make(self, name: str, schema: dict[str, pl.DataType]) -> None:
        empty = self._connection.from_arrow(pl.DataFrame(schema=schema).to_arrow())
        columns = ", ".join(
            f'"{column}" {kind}' for column, kind in zip(empty.columns, empty.types, strict=True)
        )
        self._connection.execute(f"create or replace {name} ({columns})")

    def _insert(self, frame: pl.DataFrame, table: str) -> None:
        if not frame.is_empty():
            self._relation(frame).insert_into(table)

    def _relation(self, frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
        return self._connection.from_arrow(frame.to_arrow(compat_level=_AS_IT_IS))


def _references_of(load: Load) -> dict[str, str | None]:
    return {"load_id": load.load_id, "file": load.file, "sheet": load.sheet}


def _row_hash(fields: list[str]) -> duckdb.Expression:
    """Hash what stands behind the door, so that an equal row has an equal hash in any delivery.

    It is DuckDB's own of 64 bits. When a new version hashes otherwise, files are read anew.
    """
    return duckdb.FunctionExpression("hash", *map(duckdb.ColumnExpression, fields))
