"""What a newer export replaces is the contract's: everything, a period, or the keys that it has."""

import itertools
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.inboxes import COSTS, END_FORMS, TRANSFER, TRANSFERS, Inbox, sample_identity

COUNTS = ("Henkilötunnus", "Laskentapäivä", "Maksetut päivät")
PERSONS = [sample_identity(date(2001, 5, day), 900 + day) for day in (1, 2, 3)]
JANUARY, FEBRUARY, YEAR = ("2022-02-10", "2022-03-10", "2023-01-10")

Booking = tuple[str, str, str]


def _put_costs(inbox: Inbox, file: str, *bookings: Booking, before: str = "") -> Path:
    rows = [
        (number, day, "4000", "henkilöstö", "yhteinen", "", amount)
        for number, day, amount in bookings
    ]
    return inbox.put_csv(file, COSTS, *rows, before=before)


def _put_transfers(inbox: Inbox, file: str, *numbers: str) -> Path:
    return inbox.put_csv(file, TRANSFERS, *((number, *TRANSFER[1:]) for number in numbers))


def _put_counts(inbox: Inbox, file: str, *counts: tuple[int, str, str]) -> Path:
    rows = [(PERSONS[person], day, paid) for person, day, paid in counts]
    return inbox.put_csv(file, COUNTS, *rows)


def _costs(inbox: Inbox) -> list[tuple[str, str, str]]:
    return inbox.rows(
        "select tositenumero, maara_eur::varchar, _file[:10] from raw.kustannukset order by 1"
    )


def _counts(inbox: Inbox) -> list[tuple[int, int]]:
    return inbox.rows(
        "select month(laskentapvm)::int, maksetut_paivat::int from raw.kela_paivat order by all"
    )


def _deletions(inbox: Inbox) -> list[tuple[str, str, str]]:
    return inbox.rows(
        "select row_key, last_export_date::text, gone_export_date::text"
        " from quality.deletions order by all"
    )


def _uses(inbox: Inbox) -> list[tuple[str, str, int, int]]:
    return inbox.rows(
        "select file[:10], status, accepted_count::int, replaced_count::int"
        " from quality.loads order by file"
    )


def test_export_of_a_month_stands_beside_those_of_other_months(inbox: Inbox) -> None:
    _put_costs(inbox, f"{JANUARY}/kustannukset.csv", ("1", "3.1.2022", "10"))
    _put_costs(inbox, f"{FEBRUARY}/kustannukset.csv", ("2", "3.2.2022", "20"))
    inbox.load()
    assert _costs(inbox) == [("1", "10.00", JANUARY), ("2", "20.00", FEBRUARY)]
    assert _uses(inbox) == [(JANUARY, "current", 1, 0), (FEBRUARY, "current", 1, 0)]
    assert _deletions(inbox) == []


def test_newer_export_replaces_the_rows_of_its_period_alone(inbox: Inbox) -> None:
    bookings = [("1", "3.1.2022", "1"), ("2", "20.1.2022", "2"), ("3", "31.1.2022", "3")]
    _put_costs(inbox, f"{JANUARY}/kustannukset.csv", *bookings)
    corrected = [("4", "15.1.2022", "4"), ("5", "25.1.2022", "5")]
    _put_costs(inbox, f"{FEBRUARY}/kustannukset.csv", *corrected)
    inbox.load()
    assert [number for number, *_ in _costs(inbox)] == ["1", "3", "4", "5"]
    assert _uses(inbox) == [(JANUARY, "current", 3, 1), (FEBRUARY, "current", 2, 0)]
    assert _deletions(inbox) == [("2", JANUARY, FEBRUARY)]


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("kustannukset 2022-01-01–2022-01-31.csv", ""),
        ("kustannukset 1.1.2022-31.1.2022.csv", ""),
        ("kustannukset.csv", "Ajalta 1.1.2022 – 31.1.2022\n"),
    ],
)
def test_period_that_a_file_tells_counts_before_its_own_days(
    inbox: Inbox, name: str, before: str
) -> None:
    bookings = [("1", "3.1.2022", "1"), ("2", "20.1.2022", "2"), ("3", "1.2.2022", "3")]
    _put_costs(inbox, f"{JANUARY}/kustannukset.csv", *bookings)
    _put_costs(inbox, f"{FEBRUARY}/{name}", ("2", "20.1.2022", "2"), before=before)
    inbox.load()
    assert _costs(inbox) == [("2", "2.00", FEBRUARY), ("3", "3.00", JANUARY)]
    assert _deletions(inbox) == [("1", JANUARY, FEBRUARY)]


def test_key_that_moved_out_of_a_period_stands_once(inbox: Inbox) -> None:
    _put_costs(inbox, f"{JANUARY}/kustannukset.csv", ("1", "31.1.2022", "10"))
    _put_costs(inbox, f"{FEBRUARY}/kustannukset.csv", ("1", "1.2.2022", "10"))
    inbox.load()
    assert _costs(inbox) == [("1", "10.00", FEBRUARY)]
    assert _uses(inbox) == [(JANUARY, "superseded", 1, 1), (FEBRUARY, "current", 1, 0)]
    assert _deletions(inbox) == []


def test_export_of_changed_rows_replaces_those_it_has(inbox: Inbox) -> None:
    _put_counts(inbox, f"{JANUARY}/kela_paivat.csv", (0, "31.1.2022", "10"), (1, "31.1.2022", "20"))
    _put_counts(inbox, f"{FEBRUARY}/kela_paivat.csv", (1, "31.1.2022", "21"), (2, "1.2.2022", "30"))
    inbox.load()
    assert _counts(inbox) == [(1, 10), (1, 21), (2, 30)]
    assert _uses(inbox) == [(JANUARY, "current", 2, 1), (FEBRUARY, "current", 2, 0)]
    assert _deletions(inbox) == []


def test_key_that_a_full_export_no_longer_has_is_noted(inbox: Inbox) -> None:
    _put_transfers(inbox, f"{JANUARY}/access_siirrot.csv", "1", "2")
    _put_transfers(inbox, f"{FEBRUARY}/access_siirrot.csv", "2", "3")
    assert inbox.load().deleted_count == 1
    assert _deletions(inbox) == [("1", JANUARY, FEBRUARY)]
    assert not inbox.load().changed
    _put_transfers(inbox, f"{YEAR}/access_siirrot.csv", "1", "3")
    assert inbox.load().deleted_count == 1
    assert _deletions(inbox) == [("1", JANUARY, FEBRUARY), ("2", FEBRUARY, YEAR)]


def test_row_that_is_quarantined_is_not_deleted(inbox: Inbox) -> None:
    _put_transfers(inbox, f"{JANUARY}/access_siirrot.csv", "1", "2")
    faulty = [("1", "7", "31.2.2022", *TRANSFER[3:]), ("2", *TRANSFER[1:])]
    inbox.put_csv(f"{FEBRUARY}/access_siirrot.csv", TRANSFERS, *faulty)
    inbox.load()
    assert _deletions(inbox) == []


def test_deleted_person_is_named_by_pseudonym_alone(inbox: Inbox) -> None:
    rest = ("1.3.2022", "1.6.2022", "1.6.2022", "suoritti loppuun", "työssä")
    forms = [("S22426", person, *rest) for person in PERSONS]
    inbox.put_csv("2022-07-01/esr_lopetusilmoitukset.csv", END_FORMS, *forms)
    inbox.put_csv("2022-08-01/esr_lopetusilmoitukset.csv", END_FORMS, *forms[1:])
    inbox.load()
    ((key, *_),) = _deletions(inbox)
    project, person, day = key.split("|")
    assert (project, day) == ("S22426", "2022-03-01")
    assert len(person) == 32
    assert PERSONS[0] not in str(inbox.contents())


# Full, by period and by key, each with a row changed, a row deleted and an older export between.
DELIVERIES: tuple[tuple[str, str, Sequence[Any]], ...] = (
    ("costs", "2022-02-10", [("1", "3.1.2022", "1"), ("2", "20.1.2022", "2")]),
    ("costs", "2022-03-10", [("4", "1.1.2022", "4"), ("1", "25.1.2022", "5")]),
    ("costs", "2022-04-10", [("2", "2.2.2022", "6"), ("3", "3.3.2022", "7")]),
    ("counts", "2022-02-10", [(0, "31.1.2022", "10"), (1, "31.1.2022", "20")]),
    ("counts", "2022-03-10", [(1, "31.1.2022", "21"), (2, "28.2.2022", "30")]),
    ("counts", "2022-04-10", [(1, "31.1.2022", "22")]),
    ("transfers", "2022-02-10", ["1", "2"]),
    ("transfers", "2022-03-10", ["2", "3"]),
    ("transfers", "2022-04-10", ["1", "3"]),
)  # fmt: skip


def _deliver(inbox: Inbox, place: int) -> None:
    kind, day, rows = DELIVERIES[place]
    if kind == "costs":
        _put_costs(inbox, f"{day}/kustannukset.csv", *rows)
    elif kind == "counts":
        _put_counts(inbox, f"{day}/kela_paivat.csv", *rows)
    else:
        _put_transfers(inbox, f"{day}/access_siirrot.csv", *rows)


@pytest.fixture(scope="module")
def in_one_call(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    inbox = Inbox(tmp_path_factory.mktemp("whole"))
    for place in range(len(DELIVERIES)):
        _deliver(inbox, place)
    inbox.load()
    return inbox


def test_all_three_lead_to_what_their_contracts_say(in_one_call: Inbox) -> None:
    assert _costs(in_one_call) == [
        ("1", "5.00", "2022-03-10"),
        ("2", "6.00", "2022-04-10"),
        ("3", "7.00", "2022-04-10"),
        ("4", "4.00", "2022-03-10"),
    ]
    assert _counts(in_one_call) == [(1, 10), (1, 22), (2, 30)]
    assert [n for (n,) in in_one_call.rows("select siirtonumero from raw.access_siirrot")] == [
        *("1", "3")
    ]
    assert _deletions(in_one_call) == [
        ("1", "2022-02-10", "2022-03-10"),
        ("2", "2022-02-10", "2022-03-10"),
        ("2", "2022-03-10", "2022-04-10"),
    ]


# Each permutation of the three exports of every table; the tables go through theirs unlike.
PERMUTATIONS = [*itertools.permutations(range(3))]
ORDERS = [
    [*first, *(place + 3 for place in second), *(place + 6 for place in third)]
    for first, second, third in zip(
        *(PERMUTATIONS, PERMUTATIONS[::-1], PERMUTATIONS[2:] + PERMUTATIONS[:2]), strict=True
    )
]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_any_order_of_arrival_leads_to_the_same_store(
    tmp_path: Path, in_one_call: Inbox, order: list[int]
) -> None:
    inbox = Inbox(tmp_path)
    shutil.copytree(in_one_call.key_file.parent, inbox.key_file.parent)
    for places in zip(order[:3], order[3:6], order[6:], strict=True):
        for place in places:
            _deliver(inbox, place)
        inbox.load()
    expected = in_one_call.contents()
    assert inbox.contents() == expected
    assert not inbox.load().changed
    assert not inbox.load(again=True).changed
    assert inbox.contents() == expected


def test_rows_come_back_when_the_export_that_replaced_them_is_overwritten(inbox: Inbox) -> None:
    bookings = [("1", "3.1.2022", "1"), ("2", "20.1.2022", "2")]
    _put_costs(inbox, f"{JANUARY}/kustannukset.csv", *bookings)
    _put_costs(
        inbox, f"{FEBRUARY}/kustannukset.csv", ("3", "1.1.2022", "3"), ("4", "4.1.2022", "4")
    )
    inbox.load()
    assert [number for number, *_ in _costs(inbox)] == ["2", "3", "4"]
    _put_costs(inbox, f"{FEBRUARY}/kustannukset.csv", ("5", "20.1.2022", "5"))
    inbox.load()
    assert [number for number, *_ in _costs(inbox)] == ["1", "5"]
    assert _deletions(inbox) == [("2", JANUARY, FEBRUARY)]
    before = inbox.contents()
    inbox.load(again=True)
    assert inbox.contents() == before


def test_rows_of_several_exports_are_taken_over_where_nothing_was_kept(inbox: Inbox) -> None:
    _put_costs(inbox, f"{JANUARY}/kustannukset.csv", ("1", "3.1.2022", "1"), ("2", "9.1.2022", "2"))
    _put_costs(inbox, f"{FEBRUARY}/kustannukset.csv", ("2", "9.1.2022", "3"))
    inbox.load()
    before = inbox.contents()
    shutil.rmtree(inbox.landing)
    shutil.rmtree(inbox.root)
    inbox.root.mkdir()
    assert inbox.load(again=True).taken_over_count == 2
    after = inbox.contents()
    for name in ("raw.kustannukset", "keys.kustannukset", "quality.deletions", "quality.loads"):
        assert after[name] == before[name], name


def test_export_that_lacks_rows_of_its_period_waits_for_a_person(inbox: Inbox) -> None:
    def put(day: str, count: int, *, until: int) -> None:
        rows = [
            (str(number), f"{1 + number * until // count}.1.2022", "1") for number in range(count)
        ]
        _put_costs(inbox, f"{day}/kustannukset.csv", *rows, (f"x{day}", "31.1.2022", "1"))

    put(JANUARY, 30, until=30)
    put(FEBRUARY, 10, until=30)
    (stopped,) = inbox.load().stopped
    assert "has 11 good rows, the one before it" in stopped.message
    _put_costs(inbox, f"{YEAR}/kustannukset.csv", ("n1", "1.2.2022", "1"))
    assert [report.file[:10] for report in inbox.load().stopped] == [FEBRUARY]
    assert len(_costs(inbox)) == 32
