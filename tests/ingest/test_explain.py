"""A dry run says what a load then does, and keeps nothing of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ingest.explain import Trial, loads_so_far
from ingest.explanation import Explanation
from ingest.identity import Door, key_for_once
from ingest.load import Acceptance
from ingest.synthetic import write_sample
from tests.ingest.inboxes import (
    CLIENTS,
    DAY,
    LIMITS,
    PERIODS,
    TARGET,
    TRANSFER,
    TRANSFERS,
    Inbox,
    sample_identity,
    write_workbook,
)

DATABASE = Path(__file__).parents[1] / "data" / "access" / "asiakastietokanta.accdb"
SIIRROT = f"{DAY}/access_siirrot.csv"
PLAIN = f"{';'.join(TRANSFERS)}\n{';'.join(TRANSFER)}\n"


def _explain(inbox: Inbox, file: str) -> tuple[Explanation, ...]:
    door = Door(key_for_once(), allow_test_ids=True, target_group=TARGET)
    trial = Trial(door, Acceptance(LIMITS), loads_so_far(inbox.store))
    return trial.explain(inbox.root / file, file=file)


def _told_of_load(explanation: Explanation) -> tuple[object, ...]:
    load = explanation.load
    assert load is not None
    assert explanation.contract is not None
    assert explanation.layout is not None
    return (
        *(explanation.contract.table, load.sheet, explanation.layout.encoding),
        *(explanation.layout.delimiter, load.export_date, load.export_date_basis),
        *(load.status, load.message),
        *(load.read_count, load.accepted_count, load.quarantined_count, load.noise_count),
    )


def _loaded(inbox: Inbox, file: str) -> list[tuple[object, ...]]:
    with inbox.reading() as connection:
        return connection.execute(
            "select table_name, sheet, encoding, delimiter, export_date, export_date_basis,"
            " status, message, read_count, accepted_count, quarantined_count, noise_count"
            " from quality.loads where file = ? order by sheet, table_name",
            [file],
        ).fetchall()


def _quarantined(inbox: Inbox, file: str) -> list[tuple[object, ...]]:
    with inbox.reading() as connection:
        return connection.execute(
            "select sheet, rule_id, column_name, count(*), min(row_number)"
            " from quality.quarantine where file = ? group by all order by all",
            [file],
        ).fetchall()


def _would_be_quarantined(explanations: Sequence[Explanation]) -> list[tuple[object, ...]]:
    groups = [group for explanation in explanations for group in explanation.quarantined]
    told = [(g.sheet, g.rule, g.column, g.row_count, g.first_rows[0]) for g in groups]
    return sorted(told, key=lambda group: tuple(map(str, group)))


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _explained_as_loaded(inbox: Inbox, files: Sequence[str]) -> None:
    """Explain each file into an empty store, then load each alone and compare."""
    explained = {file: _explain(inbox, file) for file in files}
    inbox.load()
    for file, explanations in explained.items():
        would_be = sorted(map(_told_of_load, explanations), key=lambda told: str(told[1]))
        assert would_be == _loaded(inbox, file), file
        quarantined = sorted(_quarantined(inbox, file), key=lambda group: tuple(map(str, group)))
        assert _would_be_quarantined(explanations) == quarantined, file


def test_every_file_of_the_sample_is_loaded_as_explained(inbox: Inbox, tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", clients=90, seed=8, with_day_counts=True)
    files = sorted((tmp_path / "sample" / DAY).iterdir())
    firsts = [path for path in files if path.suffix != ".json" and "uudelleen" not in path.name]
    assert len(firsts) > 15
    for path in firsts:
        inbox.put(f"{DAY}/{path.name}", path.read_bytes())
    _explained_as_loaded(inbox, [f"{DAY}/{path.name}" for path in firsts])


@pytest.mark.parametrize(
    ("file", "text", "encoding"),
    [
        (SIIRROT, "Siirrot 31.3.2022\n\n" + PLAIN.replace(";", "\t"), "utf-16"),
        ("access_siirrot_20220331.csv", "sep=,\n" + PLAIN.replace(";", ","), "cp1252"),
        ("vienti/luettelo.txt", "Ajettu 1.2.2022\n" + PLAIN + "2;7;5/13/2022;a;b\n", "utf-8"),
        (SIIRROT, PLAIN.replace("Siirtonumero", "SIIRTONUMERO *") + ";;;;\n", "utf-8-sig"),
        (
            f"{DAY}/luettelo.csv",
            PLAIN + "".join(f"{n};7;3.5.2022;a;b\n" for n in "23456x"),
            "utf-8",
        ),
    ],
)
def test_text_is_loaded_as_explained(inbox: Inbox, file: str, text: str, encoding: str) -> None:
    inbox.put(file, text.encode(encoding))
    _explained_as_loaded(inbox, [file])


def test_workbook_of_several_parts_is_loaded_as_explained(inbox: Inbox) -> None:
    period = ("1", "7", "Työkyky 1", "3.1.2022", "x", "", "")
    periods = [PERIODS, *(("9" * n, *period[1:4], "", "", "") for n in range(1, 9)), period]
    sheets = {"Jaksot": periods, "Ohje": [["a"]], "Siirrot": [[], TRANSFERS, TRANSFER]}
    write_workbook(inbox.root / f"{DAY}/kaikki.xlsx", sheets)
    _explained_as_loaded(inbox, [f"{DAY}/kaikki.xlsx"])
    assert [each.label for each in _explain(inbox, f"{DAY}/kaikki.xlsx")] == [
        f"{DAY}/kaikki.xlsx (Jaksot)",
        f"{DAY}/kaikki.xlsx (Siirrot)",
    ]


def test_database_is_loaded_as_explained(inbox: Inbox) -> None:
    inbox.put(f"{DAY}/{DATABASE.name}", DATABASE.read_bytes())
    _explained_as_loaded(inbox, [f"{DAY}/{DATABASE.name}"])
    assert {each.known_by for each in _explain(inbox, f"{DAY}/{DATABASE.name}")} == {"table"}


def test_header_and_its_columns_are_told(inbox: Inbox) -> None:
    header = ("Transfer number", "ASIAKASNUMERO", *TRANSFERS[2:], "Uusi", "Matti 010199-901X")
    inbox.put_csv(SIIRROT, header, (*TRANSFER, "a", "b"), before="Siirrot\n\n")
    (explanation,) = _explain(inbox, SIIRROT)
    layout = explanation.layout
    assert layout is not None
    assert layout.header_rows == (3,)
    assert [(m.header, m.column.name, m.match) for m in layout.mapped[:3]] == [
        ("Transfer number", "siirtonumero", "alias"),
        ("ASIAKASNUMERO", "asiakasnumero", "normalised"),
        ("Pvm", "pvm", "exact"),
    ]
    assert layout.left_out == "2 (Uusi, 1 more)"


def test_older_export_and_a_copy_are_told_beside_what_is_loaded(inbox: Inbox) -> None:
    inbox.put_csv(SIIRROT, TRANSFERS, TRANSFER)
    inbox.load()
    older = "2022-03-31/access_siirrot.csv"
    inbox.put_csv(older, TRANSFERS, ("2", *TRANSFER[1:]))
    copy = f"{DAY}/access_siirrot_kopio.csv"
    inbox.put_csv(copy, TRANSFERS, TRANSFER)
    statuses = [
        each.load and each.load.status for f in (older, copy) for each in _explain(inbox, f)
    ]
    assert statuses == ["superseded", "repeated"]
    inbox.load()
    assert inbox.rows("select status from quality.loads order by file") == [
        *(("superseded",), ("current",), ("repeated",)),
    ]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (SIIRROT, "Siirtonumero;Pvm\n1;3.5.2022\n", "has no columns Asiakasnumero, "),
        (SIIRROT, "a\nb\n", "has no header row of access_siirrot"),
        (SIIRROT, PLAIN + "2;7;x;a;b\n" * 99, "99 of 100 rows"),
        ("2022-02-30/access_siirrot.csv", PLAIN, "a day that does not exist"),
        ("2099-01-01/access_siirrot.csv", PLAIN, "cannot be of 2099-01-01"),
        (f"{DAY}/muistio.docx", PLAIN, "only .csv"),
        (SIIRROT, "<html>", "is a web page"),
    ],
)
def test_stopped_file_says_why_as_the_load_does(
    inbox: Inbox, file: str, text: str, told: str
) -> None:
    inbox.put(file, text.encode())
    (explanation,) = _explain(inbox, file)
    assert told in (explanation.stopped or "")
    (report,) = inbox.load().files
    assert (report.status, report.message) == ("stopped", explanation.stopped)


def test_unknown_file_names_the_nearest_contract_and_what_it_lacks(inbox: Inbox) -> None:
    file = f"{DAY}/luettelo.csv"
    inbox.put_csv(file, TRANSFERS[:4], TRANSFER[:4])
    (explanation,) = _explain(inbox, file)
    told = "Nearest is access_siirrot, of which it has 4 headers; it lacks Vastaanottava"
    assert told in (explanation.stopped or "")


def test_nothing_near_is_named_for_what_is_no_table(inbox: Inbox) -> None:
    inbox.put(f"{DAY}/muistio.txt", "Hei!\nNimi on Testi Henkilö\n".encode())
    (explanation,) = _explain(inbox, f"{DAY}/muistio.txt")
    assert "is not recognised" in (explanation.stopped or "")
    assert "Nearest" not in (explanation.stopped or "")


@pytest.mark.parametrize("name", ["access_asiakkaat.csv", "access_asiakkaat.xlsx"])
def test_nothing_is_kept(inbox: Inbox, name: str) -> None:
    man = sample_identity(date(1999, 5, 1), 901)
    client = ("1", man, "Testi", "", "3.5.2022", "lomake", "itse", "Lahti", "suomi", "", "", "")
    file = f"{DAY}/{name}"
    if name.endswith("csv"):
        inbox.put_csv(file, CLIENTS, client)
    else:
        write_workbook(inbox.root / file, {"Taul1": [CLIENTS, client]})
    before = _contents(inbox.data)
    assert _explain(inbox, file)[0].load is not None
    assert _contents(inbox.data) == before
    inbox.put_csv(SIIRROT, TRANSFERS, TRANSFER)
    inbox.load(DAY)
    before = _contents(inbox.data)
    _explain(inbox, file)
    assert _contents(inbox.data) == before
