"""Settings are read once, from kunto.toml and the environment, or refused with the place."""

from datetime import date
from pathlib import Path

import pytest

from kunto.errors import SettingsError
from kunto.settings import SETTINGS_FILE, load_settings


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    text = SETTINGS_FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "kunto.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_the_shipped_settings_are_the_project_of_the_report() -> None:
    settings = load_settings(environment={})
    assert settings.project.start == date(2021, 6, 1)
    assert settings.project.end == date(2023, 5, 31)
    assert (settings.capacity.clients_wac, settings.capacity.clients_bc) == (25, 20)
    assert settings.pages.languages[0] == "fi"
    assert settings.is_sample
    assert settings.paths.data == SETTINGS_FILE.parent / "data"


def test_the_environment_moves_the_whole_data_directory(tmp_path: Path) -> None:
    paths = load_settings(environment={"KUNTO_DATA": str(tmp_path)}).paths
    inside = [
        *(paths.inbox, paths.raw_store, paths.person_key, paths.releases),
        *(paths.candidate, paths.dbt, paths.check_reports),
    ]
    assert all(path.is_relative_to(tmp_path) for path in inside)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("age_limit = 30", 'age_limit = "thirty"', r"\[project\] age_limit is 'thirty'"),
        ("age_limit = 30", "", r"\[project\] age_limit is missing"),
        ("age_limit = 30", "age_limit = 30\nage_limt = 3", r"\[project\] age_limt is unknown"),
        ('data = "sample"', 'data = "test"', r"data is 'test'; expected sample or real"),
        ('municipality = "Lahti"', 'municipality = ""', "municipality is empty"),
        ("keep = 24", "keep = 0", "keep is 0; expected more than 0"),
        ("keep = 24", 'keep = "all"', "keep is 'all'; expected a whole number"),
        ("age_limit = 30", "agelimit = 30", r"\[project\] agelimit is unknown"),
        ("[capacity]", "[capacities]", r"\[capacities\] is unknown"),
        ("start = 2021-06-01", "start = ", r"cannot be read: .*line 6.* Mend it there"),
        ("start = 2021-06-01", "start = 2024-06-01", "start is not before its end"),
        ("silence_days = 14", "silence_days = -1", "silence_days is -1"),
        ('["fi", "sv", "en"]', '["de"]', r"languages is \['de'\]; expected some of"),
        ('["fi", "sv", "en"]', "[]", r"languages is \[\]"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(SettingsError, match=told):
        load_settings(_changed(tmp_path, old, new), environment={})


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no settings file .*kunto\.toml\. Put back the one"):
        load_settings(tmp_path / "kunto.toml", environment={})
