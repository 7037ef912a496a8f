"""`kunto load --explain`: what it prints, what it keeps to itself, and its exit codes."""

from datetime import date
from pathlib import Path

from tests.conftest import run_kunto
from tests.ingest.inboxes import sample_identity

HEADER = "Asiakasnumero;Henkilötunnus;Nimi;Puhelin;Ilmoittautunut;Ilmoittautumistapa;Lisätiedot"
IDENTITY = sample_identity(date(1999, 5, 1), 901)
WHO = (IDENTITY, IDENTITY[:-1], "Testi Tähtinen", "040 1234567", "väärä sana")
FILE = f"{HEADER}\n" + "".join(
    f"{number};{WHO[number % 2]};{WHO[2]};{WHO[3]};3.5.2022;{WHO[4]};terve\n"
    for number in range(30)
)
TRANSFERS = (
    "Siirtonumero;Asiakasnumero;Pvm;Lähettävä koordinaattori;Vastaanottava koordinaattori\n"
    "1;7;3.5.2022;Työkyky 1;Yritys 1\n2;7;31.4.2022;Työkyky 1;Yritys 1\n"
)


def _put(folder: Path, name: str, text: str) -> Path:
    path = folder / "2022-12-31" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="cp1252")
    return path


def test_a_file_anywhere_is_explained_and_nothing_is_made(tmp_path: Path) -> None:
    path = _put(tmp_path / "elsewhere", "access_siirrot.csv", TRANSFERS)
    data = tmp_path / "data"
    told = run_kunto("load", "--explain", str(path), data=data).stdout.splitlines()
    assert told[:2] == [
        "2022-12-31/access_siirrot.csv",
        "Would be loaded, and its rows would count.",
    ]
    lines = [" ".join(line.split()) for line in told]
    for expected in (
        "Contract access_siirrot, known by its name",
        "Encoding cp1252",
        "Delimiter ;",
        "Header row 1",
        "Counts as of 2022-12-31: its folder says so",
        "Rows 2: 1 accepted, 1 quarantined, 0 noise",
        "Pvm pvm date exact",
        "date pvm 1 3 31.4.2022",
    ):
        assert expected in lines
    assert not data.exists()


def test_a_file_that_would_be_stopped_is_for_a_person_and_names_nobody(tmp_path: Path) -> None:
    path = _put(tmp_path, "access_asiakkaat.csv", FILE)
    done = run_kunto("load", "--explain", str(path), data=tmp_path / "data", expected=1)
    printed = done.stdout + done.stderr
    assert "Would be stopped" in done.stdout
    assert "Nothing was written" in done.stderr
    assert "Never let in" in printed
    for personal in WHO:
        assert personal not in printed


def test_what_a_load_is_told_is_misuse_here(tmp_path: Path) -> None:
    path = _put(tmp_path, "access_siirrot.csv", TRANSFERS)
    for arguments in (("--explain", str(path), "--again"), ("--explain", str(tmp_path))):
        done = run_kunto("load", *arguments, data=tmp_path / "data", expected=2)
        assert done.stdout == ""
