"""Another project changes the words in the seeds, and no code."""

import csv
import shutil
from pathlib import Path

import pytest

from expectations import seeds
from expectations.raw import service_periods
from expectations.run import check, run_suites
from kunto.settings import DBT_PROJECT, ROOT
from tests.expectations.conftest import Spoilt
from tests.expectations.stores import FACTS

WORDS = {
    row["source_word"]
    for file in (DBT_PROJECT / "seeds").glob("*.csv")
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    if "source_word" in row
}
MODULES = sorted((ROOT / "expectations").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_rule_repeats_a_word_of_a_seed(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert [word for word in sorted(WORDS) if f"'{word}'" in text] == []


def test_rules_follow_the_words_of_the_seeds(
    spoilt: Spoilt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = Path(shutil.copytree(seeds.FOLDER, tmp_path / "seeds"))
    _replace(renamed / "exit_reasons.csv", "palvelu päättyi", "asiakkuus päättynyt")
    _replace(renamed / "roles.csv", "työkykykoordinaattori", "valmentaja")
    monkeypatch.setattr(seeds, "FOLDER", renamed)
    file = spoilt(
        "raw",
        """
        update raw.access_jaksot set paattymissyy = 'asiakkuus päättynyt'
        where paattymissyy = 'palvelu päättyi';
        update raw.koordinaattorit set rooli = 'valmentaja'
        where rooli = 'työkykykoordinaattori'
        """,
    )
    assert [r for r in run_suites(file, "raw", facts=FACTS) if r.status != "passed"] == []
    file = spoilt(
        "raw",
        """
        update raw.access_jaksot set paattymissyy = 'asiakkuus päättynyt', lopputulos = null
        where paattymissyy = 'palvelu päättyi'
        """,
    )
    results = check(file, service_periods.suites(), "raw", facts=FACTS)
    assert "raw.access_jaksot.lopputulos.known_share" in {
        result.check_id for result in results if result.stops_release
    }


def _replace(file: Path, word: str, by: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(word, by), encoding="utf-8")
