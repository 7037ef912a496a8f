from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.synthetic import write_sample
from tests.ingest.synthetic.reading import DAYS, LAST_DAY, read_records, read_rows, read_truth

FILES = {
    "webropol_ilmoittautumiset.xlsx",
    "access_asiakkaat.csv",
    "access_jaksot.csv",
    "access_kontaktit.csv",
    "access_siirrot.csv",
    "crm_yritykset.csv",
    "crm_kontaktit.csv",
    "crm_tiketit.csv",
    "crm_ratko.csv",
    "esr_aloitusilmoitukset.xlsx",
    "esr_lopetusilmoitukset.xlsx",
    "kykyviisari.csv",
    "palaute.csv",
    "tapahtumat.csv",
    "kustannukset.csv",
    "koordinaattorit.csv",
    "tuotokset.csv",
}
RULES = {
    "row_width",
    "missing_value",
    "identity",
    "business_id",
    "date",
    "date_order",
    "code",
    "number",
    "range",
    "boolean",
    "consent",
    "target_group",
    "duplicate",
}
HAZARDS = {
    "metadata_line",
    "total",
    "registered_twice",
    "identity_left_out",
    "identical",
    "file_sent_twice",
    "nbsp_in_amount",
    "nbsp_in_header",
    "nbsp_in_value",
    "date_as_serial_number",
    "date_as_text",
    "registered_in_meeting",
    "blank",
    "true_minus_sign",
    "account_in_apostrophes",
    "quoted_newline",
    "quotes_and_semicolons",
    "code_in_capitals",
    "trailing_spaces",
    "identity_in_small_letters",
    "percent_sign_left_out",
    "extra_column",
    "columns_reordered",
}


def _digests(out: Path) -> dict[str, str]:
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {str(path.relative_to(out)): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("clean", [False, True])
def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, clean: bool) -> None:  # noqa: FBT001
    for name in ("first", "second"):
        write_sample(tmp_path / name, clients=60, seed=4, clean=clean)
    write_sample(tmp_path / "other", clients=60, seed=5, clean=clean)

    assert _digests(tmp_path / "first") == _digests(tmp_path / "second")
    assert _digests(tmp_path / "first") != _digests(tmp_path / "other")


@pytest.mark.parametrize("day", DAYS)
def test_each_folder_is_a_full_export(sample: Path, clean_sample: Path, day: str) -> None:
    names = {path.name for path in (clean_sample / day).iterdir()}

    assert names == FILES | {"truth.json"}
    assert {path.name for path in (sample / day).iterdir()} == names | {
        "access_kontaktit_uudelleen.csv"
    }


def test_a_clean_sample_has_nothing_planted_and_loses_earlier_copies(tmp_path: Path) -> None:
    write_sample(tmp_path, clients=40, seed=2)
    write_sample(tmp_path, clients=40, seed=2, clean=True)

    for day in DAYS:
        truth = read_truth(tmp_path / day)
        assert (truth["faults"], truth["hazards"]) == ([], [])
        assert not (tmp_path / day / "access_kontaktit_uudelleen.csv").exists()


@pytest.mark.parametrize("day", DAYS)
def test_nothing_planted_changes_a_figure(sample: Path, clean_sample: Path, day: str) -> None:
    assert read_truth(sample / day)["metrics"] == read_truth(clean_sample / day)["metrics"]


@pytest.mark.parametrize("day", DAYS)
def test_taking_out_the_planted_rows_leaves_the_clean_number_of_rows(
    sample: Path, clean_sample: Path, day: str
) -> None:
    truth = read_truth(sample / day)
    added = Counter(fault["file"] for fault in truth["faults"])
    extra_kinds = ("blank", "total", "identical", "registered_twice", "metadata_line")
    added += Counter(h["file"] for h in truth["hazards"] if h["kind"] in extra_kinds)

    for file in FILES:
        written = len(read_records(sample / day / file))
        assert written - added[file] == len(read_records(clean_sample / day / file)), file


@pytest.mark.parametrize("day", DAYS)
def test_every_rule_and_hazard_is_planted(sample: Path, day: str) -> None:
    truth = read_truth(sample / day)
    late = {"true_minus_sign"} if day == DAYS[0] else set()

    assert {fault["rule"] for fault in truth["faults"]} == RULES
    assert {fault["file"] for fault in truth["faults"]} == FILES
    assert {hazard["kind"] for hazard in truth["hazards"]} == HAZARDS - late


@pytest.mark.parametrize("clients", [20, 90, 300])
def test_faults_are_few_in_the_files_of_a_small_project(tmp_path: Path, clients: int) -> None:
    write_sample(tmp_path, clients=clients, seed=8)

    for day in DAYS:
        faults = Counter(fault["file"] for fault in read_truth(tmp_path / day)["faults"])
        for file, count in faults.items():
            rows = len(read_records(tmp_path / day / file)) - 1
            assert count < rows, f"{day}/{file}: {count} of {rows}"
            # Ten or more stop a release when they are over a fifth of the file.
            assert count < 10 or 5 * count <= rows, f"{day}/{file}: {count} of {rows}"


@pytest.mark.parametrize("day", DAYS)
def test_rows_of_faults_are_where_the_truth_says(sample: Path, day: str) -> None:
    for fault in read_truth(sample / day)["faults"]:
        records = read_records(sample / day / fault["file"])
        record = records[fault["row"] - 1]
        header = next(r for r in records if len([cell for cell in r if cell]) > 1)
        match fault["rule"]:
            case "row_width":
                assert len(record) != len(header)
            case "date":
                assert "31.4.2022" in record
            case "consent":
                assert record[-1] == "ei"
            case "duplicate":
                key = _key(header)
                same = [
                    r for r in records[: fault["row"] - 1] if _cells(r, key) == _cells(record, key)
                ]
                assert same
                assert record not in same


@pytest.mark.parametrize("day", DAYS)
def test_rows_of_noise_are_where_the_truth_says(sample: Path, day: str) -> None:
    for hazard in read_truth(sample / day)["hazards"]:
        if hazard["kind"] == "file_sent_twice":
            continue
        records = read_records(sample / day / hazard["file"])
        record = records[hazard["row"] - 1]
        match hazard["kind"]:
            case "blank":
                assert not any(record)
            case "total":
                assert record[0] == "Yhteensä"
                assert hazard["row"] == len(records)
            case "identical":
                assert record in records[: hazard["row"] - 1]
            case "metadata_line":
                assert record[0].startswith("Synteettinen esimerkkiaineisto")
            case "quoted_newline":
                assert any("\r\n" in cell for cell in record)
            case "true_minus_sign":
                assert record[-1].startswith("\u2212")
            case "date_as_serial_number":
                assert any(cell.isdigit() and len(cell) == 5 for cell in record)


def test_a_person_who_registered_twice_answers_later_under_another_number(sample: Path) -> None:
    folder = sample / LAST_DAY
    records = read_records(folder / "webropol_ilmoittautumiset.xlsx")
    again = [
        records[h["row"] - 1]
        for h in read_truth(folder)["hazards"]
        if h["kind"] == "registered_twice"
    ]

    assert len(again) == 3
    for record in again:
        first = next(r for r in records if r[7].strip().upper() == record[7])
        assert first[0] != record[0]
        assert first is not record


def test_who_registered_in_a_meeting_is_not_on_the_form(clean_sample: Path) -> None:
    folder = clean_sample / LAST_DAY
    answered = {r["Henkilötunnus"] for r in read_rows(folder / "webropol_ilmoittautumiset.xlsx")}
    by_channel = {"lomake": set[str](), "tapaaminen": set[str]()}
    for row in read_rows(folder / "access_asiakkaat.csv"):
        by_channel[row["Ilmoittautumistapa"]].add(row["Henkilötunnus"])

    assert by_channel["lomake"] == answered
    assert not by_channel["tapaaminen"] & answered


def test_the_copy_sent_twice_has_the_same_bytes(sample: Path) -> None:
    for day in DAYS:
        first = sample / day / "access_kontaktit.csv"
        assert first.read_bytes() == first.with_name("access_kontaktit_uudelleen.csv").read_bytes()


def test_fault_rows_are_of_people_who_are_not_in_the_project(
    sample: Path, clean_sample: Path
) -> None:
    file = "access_asiakkaat.csv"
    known = {row["Henkilötunnus"] for row in read_rows(clean_sample / LAST_DAY / file)}
    records = read_records(sample / LAST_DAY / file)
    faults = [f for f in read_truth(sample / LAST_DAY)["faults"] if f["file"] == file]

    strangers = [records[f["row"] - 1] for f in faults if f["rule"] != "duplicate"]

    assert len(strangers) == len(faults) - 1
    assert all(record[1] not in known for record in strangers)


def test_open_periods_have_no_end_reason_or_outcome(clean_sample: Path) -> None:
    rows = read_rows(clean_sample / "2022-12-31" / "access_jaksot.csv")
    still_open = [row for row in rows if not row["Loppupvm"]]

    assert len(still_open) > 40
    assert {(row["Päättymissyy"], row["Lopputulos"]) for row in still_open} == {("", "")}


def test_personal_columns_are_filled_so_that_the_door_can_be_tested(clean_sample: Path) -> None:
    folder = clean_sample / LAST_DAY
    answer = read_rows(folder / "webropol_ilmoittautumiset.xlsx")[0]
    client = read_rows(folder / "access_asiakkaat.csv")[0]
    company = read_rows(folder / "crm_yritykset.csv")[0]

    assert answer["Etunimi ja sukunimi"].startswith("Testi Henkilö ")
    assert answer["Sähköposti"].endswith("@example.invalid")
    assert client["Nimi"].startswith("Testi Henkilö ")
    assert client["Puhelin"].startswith("+358 40 00")
    assert company["Yhteyshenkilö"].startswith("Testi Yhteyshenkilö ")


def test_everything_says_synthetic(sample: Path) -> None:
    assert "synteettinen" in (sample / "README.txt").read_text(encoding="utf-8")
    assert "synthetic" in (sample / "README.txt").read_text(encoding="utf-8")


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    write_sample(tmp_path, clients=5, seed=1, on_progress=lambda *step: told.append(step))

    assert [done for _, done, _ in told] == list(range(1, 52))
    assert {total for *_, total in told} == {51}
    assert told[0][0] == "2022-03-31/webropol_ilmoittautumiset.xlsx"


def _key(header: list[str]) -> list[int]:
    if header[0] == "Hankekoodi":
        return [0, 1, 2]
    if header[0] == "Koordinaattori":
        return [0, 2]
    return [header.index("Vastausnumero")] if "Vastausnumero" in header else [0]


def _cells(record: list[str], key: list[int]) -> list[str]:
    return [record[column].strip().upper() if column < len(record) else "" for column in key]
