"""The raw store as a file: held by another, damaged, or of an earlier version."""

import sys
from subprocess import PIPE, Popen

import duckdb
import pytest

from ingest.tables import QUALITY_TABLES
from kunto.errors import KuntoError
from tests.ingest.inboxes import DAY, TRANSFER, TRANSFERS, Inbox

FILE = f"{DAY}/access_siirrot.csv"


def test_two_loads_at_once_are_told_of_in_words(inbox: Inbox) -> None:
    inbox.root.mkdir()
    inbox.load()
    hold = (
        "import duckdb, sys; store = duckdb.connect(sys.argv[1]); print('held', flush=True);"
        " sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(inbox.store)]
    with Popen(command, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(KuntoError, match="Another load is running"):
            inbox.load()


def test_damaged_store_is_told_of_in_words(inbox: Inbox) -> None:
    inbox.root.mkdir()
    inbox.store.write_bytes(b"no database" * 1000)
    with pytest.raises(KuntoError, match="cannot be opened"):
        inbox.load()


def test_store_of_an_earlier_version_is_brought_up_to_date(inbox: Inbox) -> None:
    inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    inbox.load()
    expected = inbox.contents()
    with duckdb.connect() as connection:
        connection.execute(f"attach '{inbox.store}' as store")
        connection.execute("use store")
        connection.execute("alter table quality.loads drop column contract_fingerprint")
        connection.execute("alter table raw.access_siirrot alter pvm type varchar")
    assert inbox.load().changed
    assert inbox.contents() == expected
    assert not inbox.load().changed


def test_every_column_of_the_ledger_says_what_it_means(inbox: Inbox) -> None:
    inbox.root.mkdir()
    inbox.load()
    told = (
        "select schema_name || '.' || table_name, column_name, comment is not null"
        " from duckdb_columns() where schema_name = 'quality'"
    )
    rows = inbox.rows(told)
    assert {table for table, *_ in rows} == set(QUALITY_TABLES)
    assert [row for row in rows if not row[2]] == []
    with duckdb.connect(str(inbox.store)) as connection:
        connection.execute("comment on column quality.loads.status is null")
        connection.execute("alter table quality.noise drop column kind")
    inbox.load()
    assert sorted(inbox.rows(told)) == sorted(rows)
