"""Metrics computed twice, by the models and by Polars from the raw tables, are the same."""

from pathlib import Path

import duckdb
import pytest

from kunto.metrics import metrics
from kunto.releases import ReleaseStore
from tests.conftest import settings_at
from tests.end_to_end.by_polars.metrics import figures
from tests.end_to_end.by_polars.raw import read_raw

AREAS = {
    *("clients", "outcomes", "transfers", "contacts", "companies", "tickets", "workshops"),
    *("events", "feedback", "outputs", "costs"),
}
"""Files of the registry whose every metric has a second route."""


def _assert_same(warehouse: Path) -> None:
    second = figures(read_raw(warehouse))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        first = {
            metric_id: (numerator, denominator)
            for metric_id, numerator, denominator in connection.execute(
                "select metric_id, coalesce(numerator, value), denominator from marts.rpt_metrics"
            ).fetchall()
        }
    for metric_id, (numerator, denominator) in second.items():
        expected = None if numerator is None else pytest.approx(numerator, rel=1e-9)
        assert first[metric_id][0] == expected, metric_id
        assert first[metric_id][1] == denominator, metric_id
    assert len(second) > 50


def _releases(data: Path) -> list[Path]:
    return [release.file for release in ReleaseStore(settings_at(data).paths.releases).list()]


def test_both_routes_give_the_demo_the_same_figures_on_every_day(demo_data: Path) -> None:
    releases = _releases(demo_data)
    assert len(releases) == 3
    for warehouse in releases:
        _assert_same(warehouse)


def test_both_routes_give_other_worlds_the_same_figures(other_data: Path) -> None:
    for warehouse in _releases(other_data):
        _assert_same(warehouse)


def test_every_metric_of_these_areas_has_a_second_route(demo_data: Path) -> None:
    second = figures(read_raw(_releases(demo_data)[0]))
    assert {metric.metric_id for metric in metrics() if metric.area in AREAS} <= set(second)
