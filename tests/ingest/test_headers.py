"""Headers as survey tools write them: renamed, numbered, in two rows, doubled, one per option."""

from datetime import date

import pytest

from tests.ingest.inboxes import DAY, Inbox, sample_identity, write_workbook

TABLE = "webropol_ilmoittautumiset"
FILE = f"{DAY}/{TABLE}.csv"
WHO = sample_identity(date(1999, 5, 1), 901)
NUMBER, ANSWERED, ID, CONSENT = (
    *("Vastaajanumero", "Vastausaika", "Henkilötunnus"),
    "Annan suostumuksen tietojeni käsittelyyn",
)
REFERRER = "Kuka ohjasi sinut hankkeeseen?"
WISH = "Kumman koordinaattorin tukea toivot?"
BEFORE, AFTER = ("1", "3.5.2022 klo 9.30"), (WHO, "Kyllä")


def _referrers(inbox: Inbox) -> list[tuple[str]]:
    return inbox.raw(TABLE, "ohjaava_taho")


def _refused(inbox: Inbox) -> list[tuple[str, str]]:
    return inbox.rows("select rule_id, column_name from quality.quarantine")


@pytest.mark.parametrize(
    "header",
    [
        "1. Kuka ohjasi sinut hankkeeseen?",
        "Kysymys 3: Kuka ohjasi sinut hankkeeseen? *",
        '"<p>Kuka ohjasi&nbsp;sinut hankkeeseen?</p>"',
        "\u00a0Kuka  ohjasi sinut\u00a0hankkeeseen? (pakollinen)",
        "2) Ohjaava taho",
    ],
)
def test_question_is_known_however_it_is_dressed(inbox: Inbox, header: str) -> None:
    row = (BEFORE[0], BEFORE[1], "itse", *AFTER)
    inbox.put_csv(FILE, (NUMBER, ANSWERED, header, ID, CONSENT), row)
    inbox.load()
    assert _referrers(inbox) == [("itse",)]


SEPARATE = [
    *("{question} omavalmentaja", "{question}: Omavalmentaja", "{question} - omavalmentaja"),
    *("{question} (omavalmentaja)", "{question} | omavalmentaja", "{question}/omavalmentaja"),
]


@pytest.mark.parametrize("written", SEPARATE)
@pytest.mark.parametrize("mark", ["X", "1", "kyllä", "omavalmentaja", "✓"])
def test_option_with_a_mark_is_the_answer(inbox: Inbox, written: str, mark: str) -> None:
    options = [
        written.replace("omavalmentaja", option).format(question=REFERRER)
        for option in ("omavalmentaja", "itse", "muu")
    ]
    options[0] = written.format(question=REFERRER)
    header = (NUMBER, ANSWERED, *options, ID, CONSENT)
    inbox.put_csv(FILE, header, (*BEFORE, mark, "", "0", *AFTER))
    inbox.load()
    assert _referrers(inbox) == [("omavalmentaja",)]


@pytest.mark.parametrize("as_workbook", [False, True])
def test_question_stands_above_its_options(inbox: Inbox, as_workbook: bool) -> None:  # noqa: FBT001
    rows = [
        ("Ilmoittautumiset 31.12.2022", "", "", "", "", "", ""),
        (NUMBER, ANSWERED, REFERRER, "", "", ID, CONSENT),
        ("", "", "omavalmentaja", "itse", "Muu, mikä?", "", ""),
        (*BEFORE, "", "X", "", *AFTER),
        ("2", BEFORE[1], "", "", "ystävä kertoi", *AFTER),
    ]
    if as_workbook:
        write_workbook(inbox.root / DAY / f"{TABLE}.xlsx", {"Vastaukset": rows})
    else:
        inbox.put_csv(FILE, *rows)
    report = inbox.load().files[0]
    assert (report.read, report.accepted) == (2, 2)
    assert inbox.raw(TABLE, "vastaajanumero", "ohjaava_taho", "_row") == [
        ("1", "itse", 4),
        ("2", "muu", 5),
    ]


def test_two_marks_for_one_answer_are_several_values(inbox: Inbox) -> None:
    header = (NUMBER, ANSWERED, f"{REFERRER}: itse", f"{REFERRER}: muu", ID, CONSENT)
    inbox.put_csv(FILE, header, (*BEFORE, "X", "X", *AFTER))
    inbox.load()
    assert _refused(inbox) == [("several_values", "ohjaava_taho")]


def test_no_mark_is_no_answer(inbox: Inbox) -> None:
    header = (NUMBER, ANSWERED, f"{REFERRER}: itse", f"{REFERRER}: muu", ID, CONSENT)
    inbox.put_csv(FILE, header, (*BEFORE, "0", "", *AFTER))
    inbox.load()
    assert _refused(inbox) == [("missing_value", "ohjaava_taho")]


@pytest.mark.parametrize("mark", ["ehkä", "2"])
def test_mark_that_is_none_stays_out(inbox: Inbox, mark: str) -> None:
    header = (NUMBER, ANSWERED, f"{REFERRER}: itse", f"{REFERRER}: muu", ID, CONSENT)
    inbox.put_csv(FILE, header, (*BEFORE, mark, "", *AFTER))
    inbox.load()
    assert _refused(inbox) == [("code", "ohjaava_taho")]


def test_option_that_the_code_list_lacks_is_told_when_it_is_marked(inbox: Inbox) -> None:
    options = [
        f"{WISH} {option}" for option in ("työkykykoordinaattori", "en osaa sanoa", "kumpi vain")
    ]
    header = (NUMBER, ANSWERED, REFERRER, ID, *options, CONSENT)
    common = (*BEFORE, "itse", WHO)
    inbox.put_csv(
        FILE,
        header,
        (*common, "X", "", "", "Kyllä"),
        ("2", *common[1:], "", "", "X", "Kyllä"),
        ("3", *common[1:], "", "", "kumpi sattuu", "Kyllä"),
    )
    inbox.load()
    assert inbox.raw(TABLE, "vastaajanumero", "toive") == [
        ("1", "työkykykoordinaattori"),
        ("3", None),
    ]
    assert _refused(inbox) == [("code", "toive")]


def test_words_of_ones_own_beside_the_answer_stay_out(inbox: Inbox) -> None:
    header = (NUMBER, ANSWERED, REFERRER, "Muu, mikä?", ID, CONSENT)
    inbox.put_csv(FILE, header, (*BEFORE, "Muu, mikä?", "Matti Meikäläinen", *AFTER))
    report = inbox.load().files[0]
    assert _referrers(inbox) == [("muu",)]
    assert "left out" not in report.message


def test_language_copies_of_a_question_are_one_column(inbox: Inbox) -> None:
    header = (NUMBER, ANSWERED, REFERRER, "Vem hänvisade dig till projektet?", ID, CONSENT)
    inbox.put_csv(
        FILE,
        header,
        (*BEFORE, "itse", "", *AFTER),
        ("2", BEFORE[1], "", "muu", *AFTER),
        ("3", BEFORE[1], "itse", " Itse", *AFTER),
        ("4", BEFORE[1], "itse", "muu", *AFTER),
    )
    inbox.load()
    assert _referrers(inbox) == [("itse",), ("muu",), ("itse",)]
    assert inbox.rows("select row_number, rule_id from quality.quarantine") == [
        (5, "several_values")
    ]


def test_doubled_header_hides_no_answer(inbox: Inbox) -> None:
    header = (NUMBER, ANSWERED, REFERRER, REFERRER, ID, CONSENT)
    inbox.put_csv(
        FILE, header, (*BEFORE, "", "muu", *AFTER), ("2", BEFORE[1], "itse", "muu", *AFTER)
    )
    inbox.load()
    assert _referrers(inbox) == [("muu",)]
    assert _refused(inbox) == [("several_values", "ohjaava_taho")]


def test_header_broken_into_two_rows(inbox: Inbox) -> None:
    transfers = f"{DAY}/access_siirrot.csv"
    inbox.put_csv(
        transfers,
        ("Siirto-", "Asiakas-", "Pvm", "Lähettävä", "Vastaanottava"),
        ("numero", "numero", "", "koordinaattori", "koordinaattori"),
        ("1", "7", "3.5.2022", "Työkyky 1", "Yritys 1"),
    )
    report = inbox.load().files[0]
    assert (report.read, report.accepted) == (1, 1)
    assert inbox.raw("access_siirrot", "siirtonumero", "asiakasnumero", "_row") == [("1", "7", 3)]


def test_row_below_the_header_is_data_though_its_words_are_options(inbox: Inbox) -> None:
    header = (NUMBER, ANSWERED, REFERRER, "", "", ID, CONSENT)
    inbox.put_csv(FILE, header, (*BEFORE, "omavalmentaja", "itse", "muu", *AFTER))
    report = inbox.load().files[0]
    assert (report.read, report.accepted) == (1, 1)
    assert _referrers(inbox) == [("omavalmentaja",)]


def test_columns_left_out_are_counted_and_named_but_no_person(inbox: Inbox) -> None:
    unknown = ("Uusi\u00a0sarake", "matti@example.fi", "x" * 60, "")
    row = (*BEFORE, "itse", *AFTER, "a", "b", "c", "")
    inbox.put_csv(FILE, (NUMBER, ANSWERED, REFERRER, ID, CONSENT, *unknown), row)
    message = inbox.load().files[0].message
    assert (
        f"Columns left out: 3 (Uusi sarake, {'x' * 40}, 1 more). "
        "Only the file in the landing keeps them."
    ) in message
    assert "matti" not in message
    assert inbox.rows("select message from quality.loads") == [(message,)]
    [landed] = [path for path in inbox.landing.rglob("*") if path.is_file()]
    assert "matti@example.fi" in landed.read_text(encoding="utf-8")


@pytest.mark.parametrize("personal", ["matti@example.fi", "040 123 4567", WHO])
def test_columns_found_name_no_person(inbox: Inbox, personal: str) -> None:
    inbox.put_csv(FILE, (NUMBER, ANSWERED, ID, "Uusi", personal), ("1", "2", WHO, "a", "b"))
    message = inbox.load().files[0].message
    assert f"Columns found: {NUMBER}, {ANSWERED}, {ID}, Uusi, 1 more." in message
    assert personal not in message
