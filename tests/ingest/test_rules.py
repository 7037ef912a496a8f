"""Each file of tests/data/ingest has one faulty row, named by the file."""

import json
import shutil
from typing import Any

import pytest

from tests.ingest.inboxes import DAY, PERIODS, SOURCE_FILES, Inbox

CONTACT_TYPES = [
    *("puhelu", "viesti", "tapaaminen", "yhteistapaaminen"),
    *("suunnitelma", "terveystarkastus", "ryhmävalmennus", "työkokeilu"),
]

FAULTS: list[tuple[str, str, str | None, dict[str, Any]]] = [
    ("access_asiakkaat_wrong_check_character", "identity", "henkilotunnus", {}),
    ("access_asiakkaat_registered_before_birth", "range", "henkilotunnus", {}),
    (
        "access_asiakkaat_impossible_date",
        "date",
        "ilmoittautumispvm",
        {"value": "31.02.2022"},
    ),
    (
        "access_asiakkaat_unknown_code",
        "code",
        "ilmoittautumistapa",
        {"length": 5, "allowed": ["lomake", "tapaaminen"]},
    ),
    ("access_asiakkaat_too_few_fields", "row_width", None, {"n": 4, "expected": 12}),
    ("access_asiakkaat_no_reference", "missing_value", "asiakasnumero", {}),
    (
        "access_asiakkaat_negative_months",
        "range",
        "tyottomyys_kk",
        {"value": "-3", "minimum": 0, "maximum": 600},
    ),
    ("access_kontaktit_too_many_fields", "row_width", None, {"n": 9, "expected": 8}),
    ("access_kontaktit_unclear_boolean", "boolean", "toteutui", {"length": 4}),
    ("access_kontaktit_phone_number_as_date", "date", "pvm", {}),
    ("access_kontaktit_name_as_date", "date", "pvm", {}),
    ("access_kontaktit_identity_as_code", "code", "laji", {"length": 11, "allowed": CONTACT_TYPES}),
    (
        "access_jaksot_end_before_start",
        "date_order",
        "loppupvm",
        {"start": "2022-05-02", "end": "2022-05-01"},
    ),
    ("access_kontaktit_name_as_code", "code", "laji", {"length": 13, "allowed": CONTACT_TYPES}),
    ("access_jaksot_two_digit_year", "date", "alkupvm", {"value": "02.05.22"}),
    ("crm_yritykset_wrong_check_digit", "business_id", "y_tunnus", {}),
    ("crm_tiketit_same_number_other_content", "duplicate", "tikettinumero", {"other": 2}),
    ("kustannukset_amount_in_words", "number", "maara_eur", {}),
    ("kustannukset_tenths_of_cents", "number", "maara_eur", {"value": "12,345"}),
    ("webropol_ilmoittautumiset_consent_refused", "consent", "suostumus", {}),
    (
        "koordinaattorit_over_full_time",
        "range",
        "tyoaika_osuus",
        {"value": "150 %", "minimum": 0, "maximum": 1},
    ),
    (
        "palaute_grade_off_the_scale",
        "range",
        "arvosana",
        {"value": "11", "minimum": 4, "maximum": 10},
    ),
    ("esr_aloitusilmoitukset_unanswered", "missing_value", "maahanmuuttajatausta", {}),
]


@pytest.mark.parametrize(
    ("name", "rule", "column", "parameters"), FAULTS, ids=[fault[0] for fault in FAULTS]
)
def test_faulty_row_is_quarantined_under_its_rule(
    inbox: Inbox, name: str, rule: str, column: str | None, parameters: dict[str, Any]
) -> None:
    file = f"{DAY}/{name}.csv"
    inbox.put(file, (SOURCE_FILES / f"{name}.csv").read_bytes())
    report = inbox.load().files[0]
    assert (report.status, report.read, report.accepted) == ("loaded", 2, 1)
    assert (report.quarantined, report.noise) == (1, 0)
    found = inbox.rows(
        "select file, row_number, rule_id, column_name, parameters from quality.quarantine"
    )
    assert [row[:4] for row in found] == [(file, 3, rule, column)]
    assert json.loads(found[0][4]) == parameters


def test_every_fault_file_is_tested() -> None:
    assert {path.stem for path in SOURCE_FILES.glob("*.csv")} == {fault[0] for fault in FAULTS}


def test_first_broken_rule_in_contract_order_is_the_one_named(inbox: Inbox) -> None:
    text = (SOURCE_FILES / "access_asiakkaat_impossible_date.csv").read_text(encoding="utf-8")
    inbox.put(f"{DAY}/access_asiakkaat.csv", text.replace(";muu;", ";tuntematon;").encode())
    inbox.load()
    assert inbox.rows("select rule_id from quality.quarantine") == [("date",)]


def test_values_at_the_edge_of_a_rule_are_accepted(inbox: Inbox) -> None:
    inbox.put_csv(
        f"{DAY}/access_jaksot.csv",
        PERIODS,
        ("1", "7", "Työkyky 1", "2.5.2022", "2.5.2022", "peruutti", ""),
    )
    inbox.put_csv(
        f"{DAY}/palaute.csv",
        ("Vastausnumero", "Pvm", "Koordinaattorityyppi", "Arvosana"),
        ("1", "1.1.1900", "työkyky", "4"),
        ("2", "31.12.2100", "yritys", "10"),
    )
    assert [file.quarantined for file in inbox.load().files] == [0, 0]


def _told(inbox: Inbox) -> list[dict[str, Any]]:
    found = inbox.rows("select parameters from quality.quarantine order by row_number")
    return [json.loads(parameters) for (parameters,) in found]


def _put_end_reasons(inbox: Inbox, *reasons: str) -> None:
    rows = [
        (str(number), "7", "Työkyky 1", "2.5.2022", "", reason, "")
        for number, reason in enumerate(reasons)
    ]
    inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS, *rows)


def test_word_that_is_no_code_is_shown_when_three_rows_have_it(inbox: Inbox) -> None:
    _put_end_reasons(inbox, *["Muutti-pois"] * 3, *["masennus"] * 2, *["x" * 30] * 3)
    inbox.load()
    told = [{k: v for k, v in row.items() if k != "allowed"} for row in _told(inbox)]
    assert told == [
        *[{"value": "Muutti-pois"}] * 3,
        *[{"length": 8}] * 2,
        *[{"value": "x" * 20}] * 3,
    ]


@pytest.mark.parametrize(
    "text", ["VIRTANEN MATTI", "220794-978M", "0441234567", "maija@example.invalid", "muutti, pois"]
)
def test_anything_but_a_word_is_not_shown_however_often(inbox: Inbox, text: str) -> None:
    _put_end_reasons(inbox, *[text] * 4)
    inbox.load()
    told = _told(inbox)
    assert [row["length"] for row in told] == [len(text)] * 4
    assert text not in str(inbox.contents())


@pytest.mark.parametrize("text", ["010599-9019", "0105999019", "Virtanen", "1.5.2022 Matti", "1;x"])
def test_date_is_shown_only_when_it_has_nothing_but_the_signs_of_dates(
    inbox: Inbox, text: str
) -> None:
    inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS, ("1", "7", "A", f'"{text}"', "", "", ""))
    inbox.load()
    assert inbox.rows("select rule_id from quality.quarantine") == [("date",)]
    assert _told(inbox) == [{}]


def test_real_data_setting_quarantines_test_identities(inbox: Inbox) -> None:
    shutil.copytree(SOURCE_FILES, inbox.root / DAY, ignore=shutil.ignore_patterns("[!a]*"))
    inbox.load(allow_test_ids=False)
    clients = "select count(*) from raw.access_asiakkaat"
    identities = "select count(*) > 0 from quality.quarantine where rule_id = 'identity'"
    assert inbox.rows(clients) == [(0,)]
    assert inbox.rows(identities) == [(True,)]


def test_the_same_faulty_row_has_the_same_reference_in_the_next_delivery(inbox: Inbox) -> None:
    content = (SOURCE_FILES / "access_asiakkaat_unknown_code.csv").read_bytes()
    inbox.put("2022-03-31/access_asiakkaat.csv", content)
    inbox.put("2022-12-31/access_asiakkaat.csv", content + b"\n")
    inbox.load()
    references = inbox.rows("select row_hash, file from quality.quarantine")
    assert len({file for _, file in references}) == 2
    assert len({reference for reference, _ in references}) == 1
