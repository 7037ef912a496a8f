"""Which deliveries a look back reads: those of then, also where a newer one took their place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from kunto import pipeline
from kunto.as_known import known_on
from kunto.errors import KuntoError
from kunto.progress import Silent
from kunto.settings import Settings
from tests.conftest import settings_at

FIRST, SECOND = date(2022, 3, 31), date(2022, 12, 31)
HEADER = "Tositenumero;Kirjauspäivä;Tili;Kustannuslaji;Kohdennus;Selite;Määrä €"
STAFF = "2022-0001;1.2.2022;'0410';henkilöstö;hallinto;palkka;100,00"
LATER = "2022-0002;1.3.2022;'0410';henkilöstö;hallinto;palkka;50,00"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give a project that overwrites its one export, of one row and then of two."""
    settings = settings_at(tmp_path / "data")
    _deliver(settings, FIRST, [STAFF])
    _deliver(settings, SECOND, [STAFF, LATER])
    return settings


def _deliver(settings: Settings, day: date, rows: list[str]) -> None:
    file = settings.paths.inbox / "kustannukset.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Helsinki"))
    os.utime(file, (noon.timestamp(), noon.timestamp()))
    report = pipeline.load(settings, settings.paths.inbox, Silent())
    assert [(each.status, each.accepted) for each in report.files] == [("loaded", len(rows))]


@contextmanager
def _rows_known_on(settings: Settings, day: date) -> Iterator[int]:
    with (
        known_on(settings, day, Silent()) as known,
        duckdb.connect(str(known.settings.paths.raw_store), read_only=True) as connection,
    ):
        found = connection.execute(
            "select count(*) from raw.kustannukset as rows inner join quality.loads"
            " on rows._load_id = loads.load_id where loads.status = 'current'"
        )
        yield found.fetchall()[0][0]


@pytest.mark.parametrize(("day", "count"), [(FIRST, 1), (date(2022, 12, 30), 1), (SECOND, 2)])
def test_an_export_counts_until_another_took_its_place(
    settings: Settings, day: date, count: int
) -> None:
    before = settings.paths.raw_store.read_bytes()
    with _rows_known_on(settings, day) as found:
        assert found == count
    assert settings.paths.raw_store.read_bytes() == before
    contents = [path for path in settings.paths.landing.rglob("*") if path.is_file()]
    assert len(contents) == 2


def test_the_day_before_the_first_nothing_is_kept(settings: Settings) -> None:
    with (
        pytest.raises(KuntoError, match="No delivery"),
        _rows_known_on(settings, date(2022, 3, 30)),
    ):
        pass
