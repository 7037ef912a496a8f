"""What the next release is: of which day, and when it is another one."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from kunto.candidates import identify
from kunto.settings import Settings, load_settings

OWN, RECEIVED = ("folder", "2022-12-31"), ("receipt", "2026-11-24")


def _settings(data: Path, *days: tuple[str, str]) -> Settings:
    settings = load_settings(environment={"KUNTO_DATA": str(data)})
    data.mkdir()
    with duckdb.connect(str(settings.paths.raw_store)) as connection:
        connection.execute(
            "create schema quality; create table quality.loads (table_name text, load_id text,"
            " contract_fingerprint text, replaced_count bigint, export_date date,"
            " export_date_basis text, status text)"
        )
        for number, (basis, day) in enumerate(days):
            connection.execute(
                "insert into quality.loads values (?, 'a', 'b', 0, ?, ?, 'current')",
                [f"table{number}", day, basis],
            )
    return settings


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((OWN, ("name", "2022-11-30")), date(2022, 12, 31)),
        ((OWN, RECEIVED), date(2022, 12, 31)),
        ((RECEIVED, ("receipt", "2026-11-20")), date(2026, 11, 24)),
    ],
)
def test_a_day_of_receipt_counts_only_when_no_export_tells_its_own(
    tmp_path: Path, days: tuple[tuple[str, str], ...], expected: date
) -> None:
    release_id, as_of_date = identify(_settings(tmp_path / "data", *days))
    assert as_of_date == expected
    assert release_id.startswith(f"{expected}-")


def test_changed_function_behind_the_scenarios_makes_a_new_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _settings(tmp_path / "data", OWN)
    module = tmp_path / "scenarios.py"
    module.write_text("DRAWS = 2_000", encoding="utf-8")
    monkeypatch.setattr("kunto.candidates._FIGURES_IN_PYTHON", (module,))
    before, _ = identify(settings)
    module.write_text("DRAWS = 3_000", encoding="utf-8")
    assert identify(settings)[0] != before
