"""How the ledger of deliveries is judged: quarantine, files delivered twice or not recognised."""

import pytest

from expectations.raw import deliveries
from expectations.run import check, run_suites
from tests.expectations.conftest import Spoilt
from tests.expectations.stores import FACTS

LITTLE = "quality.loads.quarantined_count.little"
HARDLY_ANY = "quality.loads.quarantined_count.hardly_any"


@pytest.mark.parametrize(
    ("read", "quarantined", "same_fault", "expected"),
    [
        pytest.param(24, 6, 1, {HARDLY_ANY}, id="a quarter of few rows, each another fault"),
        pytest.param(10, 7, 2, {HARDLY_ANY}, id="most of ten rows, hardly a fault twice"),
        pytest.param(25, 24, 24, {LITTLE, HARDLY_ANY}, id="nearly all events by one fault"),
        pytest.param(25, 24, 4, {LITTLE, HARDLY_ANY}, id="nearly all events by many faults"),
        pytest.param(6, 6, 6, {LITTLE, HARDLY_ANY}, id="a whole small list"),
        pytest.param(6, 3, 3, {HARDLY_ANY}, id="half of a list too small to judge"),
        pytest.param(12, 5, 5, {LITTLE, HARDLY_ANY}, id="one fault in over a third"),
        pytest.param(12, 4, 4, {HARDLY_ANY}, id="one fault in a third"),
        pytest.param(50, 11, 3, {LITTLE, HARDLY_ANY}, id="over a fifth of many"),
        pytest.param(50, 10, 3, {HARDLY_ANY}, id="a fifth of many"),
        pytest.param(40, 2, 2, set(), id="a twentieth"),
        pytest.param(0, 0, 0, set(), id="an empty file"),
    ],
)
def test_quarantine_is_judged_by_share_size_and_repetition(
    spoilt: Spoilt, read: int, quarantined: int, same_fault: int, expected: set[str]
) -> None:
    file = spoilt(
        "raw",
        f"set variable read = {read}",
        f"set variable quarantined = {quarantined}",
        f"set variable same_fault = {same_fault}",
        """update quality.loads
        set read_count = getvariable('read'),
            quarantined_count = getvariable('quarantined'),
            accepted_count = getvariable('read') - getvariable('quarantined')
        where table_name = 'tapahtumat';
        insert into quality.quarantine (load_id, file, row_number, rule_id, column_name)
        select load_id, file, i, 'date', if(i <= getvariable('same_fault'), 'pvm', 'column' || i)
        from quality.loads
        cross join generate_series(1, getvariable('quarantined')) as faulty(i)
        where table_name = 'tapahtumat'""",
    )
    results = check(file, deliveries.suites(), "raw", facts=FACTS)
    assert {result.check_id for result in results if result.status == "failed"} == expected
    assert {r.check_id for r in results if r.stops_release} == expected & {LITTLE}


def test_the_reason_of_the_gate_says_its_shares() -> None:
    (suite,) = deliveries.suites()
    gate = next(each for each in suite.expectations if each.meta["check_id"] == LITTLE)
    for said in ("every row", "ten rows or more that are over a fifth", "over a third of ten"):
        assert said in gate.description


def test_a_content_delivered_twice_is_held_against_the_export_in_use(spoilt: Spoilt) -> None:
    file = spoilt(
        "raw",
        """
        insert into quality.loads by name
        select * replace (
            'earlier/' || table_name || '.csv' as file,
            date '2022-01-31' as export_date,
            'repeated' as status
        )
        from quality.loads
        """,
    )
    results = run_suites(file, "raw", facts=FACTS)
    assert [result for result in results if result.status != "passed"] == []


def test_only_files_in_use_count(spoilt: Spoilt) -> None:
    file = spoilt(
        "raw",
        """
        alter table quality.loads add column contract_fingerprint text;
        insert into quality.loads by name
        select * replace (
            export_date - 400 as export_date,
            100 as read_count,
            100 as quarantined_count,
            0 as accepted_count,
            'stopped' as status
        )
        from quality.loads;
        insert into quality.loads (load_id, file, export_date, status)
        values ('y', '2021-12-31/muistio.csv', date '2021-12-31', 'stopped')
        """,
    )
    results = run_suites(file, "raw", facts=FACTS)
    assert [result for result in results if result.status != "passed"] == []


def test_a_file_that_no_source_knows_is_told_and_blamed_on_no_source(spoilt: Spoilt) -> None:
    file = spoilt(
        "raw",
        """
        insert into quality.loads (load_id, file, export_date, status) values
            ('x', '2022-12-31/muistio.csv', date '2022-12-31', 'stopped'),
            ('y', 'undated.csv', null, 'stopped')
        """,
    )
    results = check(file, deliveries.suites(), "raw", facts=FACTS)
    (failed,) = [result for result in results if result.status != "passed"]
    assert failed.check_id == "quality.loads.status.none_unknown"
    assert failed.severity == "info"
    assert failed.examples == ("2022-12-31/muistio.csv", "undated.csv")
