"""What the simulated world knows of itself is what the warehouse says, to the row."""

import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from kunto.releases import ReleaseStore
from tests.conftest import settings_at
from tests.end_to_end.conftest import DAYS


def _releases(data: Path) -> dict[str, Path]:
    releases = ReleaseStore(settings_at(data).paths.releases).list()
    return {release.as_of_date.isoformat(): release.file for release in releases}


def _assert_true(data: Path) -> None:
    files = _releases(data)
    assert set(files) == set(DAYS)
    for day, file in files.items():
        truth = _truth(data, day)["metrics"]
        with duckdb.connect(str(file), read_only=True) as connection:
            found = dict(
                connection.execute("select metric_id, value from marts.rpt_metrics").fetchall()
            )
        assert set(truth) <= set(found)
        for metric_id, value in truth.items():
            expected = None if value is None else pytest.approx(value, abs=1e-9, rel=1e-12)
            assert found[metric_id] == expected, f"{metric_id} on {day}"


def _truth(data: Path, day: str) -> dict[str, dict[str, float | None]]:
    text = (settings_at(data).paths.inbox / day / "truth.json").read_text(encoding="utf-8")
    content: dict[str, dict[str, float | None]] = json.loads(text)
    return content


def test_every_figure_of_the_demo_is_the_truth(demo_data: Path) -> None:
    _assert_true(demo_data)


def test_every_figure_of_another_seed_and_size_is_the_truth(other_data: Path) -> None:
    _assert_true(other_data)


@pytest.mark.parametrize("day", DAYS)
def test_each_planted_fault_is_quarantined_under_its_rule_and_nothing_else(
    demo_data: Path, day: str
) -> None:
    planted = Counter(
        (f"{day}/{fault['file']}", fault["row"], fault["rule"])  # type: ignore[index]
        for fault in _truth(demo_data, day)["faults"]
    )
    with duckdb.connect(str(_releases(demo_data)[day]), read_only=True) as connection:
        found = connection.execute(
            "select file, row_number, rule_id from quality.quarantine where file like ?",
            [f"{day}/%"],
        ).fetchall()
    assert Counter(found) == planted
    assert len(planted) > 20


def test_every_row_read_is_accepted_quarantined_or_noise(demo_data: Path) -> None:
    for file in _releases(demo_data).values():
        with duckdb.connect(str(file), read_only=True) as connection:
            loads = connection.execute(
                "select file, read_count, accepted_count, quarantined_count, noise_count"
                " from quality.loads where status <> 'stopped'"
            ).fetchall()
        assert len(loads) >= 17
        for name, read, accepted, quarantined, noise in loads:
            assert read == accepted + quarantined + noise, name


def test_published_figures_tie_out_on_the_last_day_and_only_then(demo_data: Path) -> None:
    counts = {}
    for day, file in _releases(demo_data).items():
        with duckdb.connect(str(file), read_only=True) as connection:
            counts[day] = dict(
                connection.execute(
                    "select status, count(*) from marts.rpt_tie_out group by all"
                ).fetchall()
            )
    assert counts["2022-03-31"] == {}
    assert counts["2022-12-31"] == {}
    assert counts["2023-05-31"].get("open") is None
    assert counts["2023-05-31"]["matched"] >= 24
