"""`kunto load` and `kunto quarantine`: what they tell and their exit codes."""

from pathlib import Path

import pytest

from tests.conftest import run_kunto

_HEADER = "Siirtonumero;Asiakasnumero;Pvm;Lähettävä koordinaattori;Vastaanottava koordinaattori\n"


def _deliver(data: Path, file: str, *rows: str) -> Path:
    path = data / "inbox" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["load", "refresh"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_what_waits_is_let_in_for_a_reason_alone(tmp_path: Path, command: str, reason: str) -> None:
    told = run_kunto(command, "--accept", reason, data=tmp_path, expected=2).stderr
    assert '--accept "why"' in told
    assert not (tmp_path / "raw").exists()


def test_rows_of_an_earlier_delivery_are_not_denied(tmp_path: Path) -> None:
    faulty = "1;7;31.2.2022;Työkyky 1;Yritys 1"
    _deliver(tmp_path, "2022-03-31/access_siirrot.csv", faulty)
    _deliver(tmp_path, "2022-12-31/access_siirrot.csv", faulty, "2;7;3.5.2022;Työkyky 1;Yritys 1")
    run_kunto("load", data=tmp_path)
    told = run_kunto("quarantine", "--file", "2022-03-31", data=tmp_path).stdout
    assert told.startswith("No such row waits.\nRows that no longer wait here: 1.")
    assert "--all" in told
    every = run_kunto("quarantine", "--all", data=tmp_path, COLUMNS="160").stdout.splitlines()
    fates = [line.split("31.2.2022")[1].strip() for line in every if "31.2.2022" in line]
    assert fates == ["waits", "waits in a newer delivery"]


def test_release_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    for command in (["releases", "show"], ["sql", "select 1", "--release"]):
        told = run_kunto(*command, "nope", data=tmp_path, expected=2).stderr
        assert "There is no release nope" in told


def test_folder_with_an_impossible_day_is_told_of_once(tmp_path: Path) -> None:
    for part in ("1", "2", "3"):
        _deliver(tmp_path, f"2022-02-31/access_siirrot {part}.csv", f"{part};7;3.5.2022;a;b")
    _deliver(tmp_path, "2022-04-31/access_siirrot.csv", "4;7;3.5.2022;a;b")
    told = run_kunto("load", data=tmp_path, expected=1, COLUMNS="200").stderr
    assert told.count("is of 2022-02-31, a day that does not exist") == 1
    assert "2022-02-31, 3 files, stopped: File 2022-02-31/access_siirrot 1.csv is of" in told
    assert told.count("is of 2022-04-31, a day that does not exist") == 1
    assert "Stopped: 3 files in 2022-02-31, 2022-04-31/access_siirrot.csv." in told


def test_file_that_was_no_delivery_is_taken_back(tmp_path: Path) -> None:
    _deliver(tmp_path, "2022-12-31/access_siirrot.csv", "1;7;3.5.2022;a;b")
    mistake = _deliver(tmp_path, "Kopio/access_siirrot.csv", "2;7;3.5.2022;a;b")
    run_kunto("load", data=tmp_path)
    asked = ("withdraw", "Kopio/access_siirrot.csv")
    told = run_kunto(*asked, "my own copy", data=tmp_path, expected=1).stderr
    assert "Take it out of the inbox first" in told
    mistake.unlink()
    assert "Give one" in run_kunto(*asked, " ", data=tmp_path, expected=2).stderr
    told = run_kunto(*asked, "my own copy", data=tmp_path, COLUMNS="200").stdout
    assert "2022-12-31/access_siirrot.csv  loaded" in told
    assert "Kopio/access_siirrot.csv counts no more" in told
    assert "No file Kopio" in run_kunto(*asked, "again", data=tmp_path, expected=2).stderr
