"""The raw store as a file: held by another, damaged, or of an earlier version."""

import sys
from subprocess import PIPE, Popen

import duckdb
import pytest

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
