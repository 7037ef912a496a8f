"""Each request reads one release, whole; the newest is shown on the next request."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboards.access import Audience
from dashboards.queries.release import read_release
from dashboards.queries.steering import read_steering
from dashboards.scope import Scope
from dashboards.warehouse import KEPT_OPEN, Warehouse
from kunto.errors import ReleaseError
from kunto.releases import ReleaseStore
from tests.dashboards.release_fixture import DAYS, publish_releases


def test_without_a_release_there_is_nothing_to_read(empty_store: ReleaseStore) -> None:
    with pytest.raises(ReleaseError, match="kunto refresh"):
        Warehouse(empty_store).release()


def test_a_new_release_is_the_next_answer(tmp_path: Path) -> None:
    store = publish_releases(tmp_path, DAYS[:2])
    warehouse = Warehouse(store)
    first = warehouse.release()
    assert warehouse.read(first, read_release, Audience.PROJECT).as_of_date == DAYS[1]
    store.point_to(store.list()[1].id)
    second = warehouse.release()
    assert warehouse.read(second, read_release, Audience.PROJECT).as_of_date == DAYS[0]


def test_a_request_keeps_its_release_while_another_is_published(tmp_path: Path) -> None:
    store = publish_releases(tmp_path, DAYS[:2])
    warehouse = Warehouse(store)
    release = warehouse.release()
    with warehouse.reading(release) as cursor:
        store.point_to(store.list()[1].id)
        assert read_release(cursor, Audience.PROJECT).as_of_date == release.as_of_date


def test_the_release_before_has_older_data(store: ReleaseStore) -> None:
    warehouse = Warehouse(store)
    newest, middle, oldest = store.list()
    assert warehouse.before(newest) == middle
    assert warehouse.before(middle) == oldest
    assert warehouse.before(oldest) is None


def test_old_files_are_closed_once_no_one_reads_them(tmp_path: Path) -> None:
    days = tuple(date(2022, 1, 31) + timedelta(days=n) for n in range(KEPT_OPEN + 2))
    store = publish_releases(tmp_path, days)
    warehouse = Warehouse(store)
    oldest = store.list()[-1]
    with warehouse.reading(oldest) as cursor:
        for release in store.list()[:-1]:
            warehouse.read(release, read_release, Audience.PROJECT)
        assert read_release(cursor, Audience.PROJECT).release_id == oldest.id
    assert len(warehouse._opened) == KEPT_OPEN
    assert oldest.id not in warehouse._opened
    warehouse.close()
    assert not warehouse._opened


def test_many_readers_at_once_get_the_same_figures(store: ReleaseStore) -> None:
    warehouse = Warehouse(store)
    scopes = [Scope(period, team) for period in ("whole", "2022") for team in ("all", "wac")]

    def ask(number: int) -> int:
        release = store.list()[number % 3]
        scope = scopes[number % len(scopes)]
        return warehouse.read(release, read_steering, Audience.PROJECT, scope).registered_count

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(240)))
    assert answers[:12] * 20 == answers


def test_a_reader_cannot_reach_other_files(store: ReleaseStore) -> None:
    warehouse = Warehouse(store)
    with (
        warehouse.reading(warehouse.release()) as cursor,
        pytest.raises(Exception, match="disabled"),
    ):
        cursor.execute("select * from read_text('/etc/hostname')")
