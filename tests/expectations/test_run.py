"""A run reads only, says what it could not check, and leaves nothing behind."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from expectations.run import run_suites
from kunto.settings import ROOT
from tests.expectations.stores import FACTS, spoil, write_marts_store, write_raw_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    file = tmp_path / "raw.duckdb"
    write_raw_store(file)
    return file


def test_a_missing_table_is_an_error_of_its_checks_and_the_others_run(store: Path) -> None:
    spoil(store, "drop table raw.palaute")
    results = run_suites(store, "raw", facts=FACTS)
    stopping = [result for result in results if result.stops_release]
    assert {result.table_name for result in stopping} == {"palaute"}
    assert {result.status for result in stopping} == {"error"}
    assert "The table raw.palaute is missing or cannot be read." in stopping[0].reason
    assert len(results) > 100


def test_a_missing_column_is_an_error_of_the_checks_that_read_it(store: Path) -> None:
    spoil(store, "alter table raw.tapahtumat drop column osallistujia")
    errors = [
        result for result in run_suites(store, "raw", facts=FACTS) if result.status == "error"
    ]
    assert [result.check_id for result in errors] == ["raw.tapahtumat.osallistujia.plausible"]
    assert errors[0].stops_release
    assert "osallistujia" in errors[0].reason


def test_a_missing_column_of_a_rule_says_which_column(store: Path) -> None:
    spoil(store, "alter table raw.access_jaksot drop column lopputulos")
    reasons = {
        result.check_id: result.reason
        for result in run_suites(store, "raw", facts=FACTS)
        if result.status == "error"
    }
    assert "lopputulos" in reasons["raw.access_jaksot.lopputulos.known_share"]


def test_a_missing_file_is_an_error_of_every_check(tmp_path: Path) -> None:
    results = run_suites(tmp_path / "nowhere.duckdb", "marts", facts=FACTS)
    assert {result.status for result in results} == {"error"}
    assert not (tmp_path / "nowhere.duckdb").exists()


def test_a_young_project_without_served_clients_and_costs_passes(store: Path) -> None:
    spoil(
        store,
        """
        delete from raw.webropol_ilmoittautumiset where vastauspvm > date '2021-10-05';
        delete from raw.access_asiakkaat where ilmoittautumispvm > date '2021-10-05';
        delete from raw.access_jaksot;
        delete from raw.access_kontaktit;
        delete from raw.access_siirrot;
        delete from raw.crm_yritykset;
        delete from raw.crm_kontaktit;
        delete from raw.crm_tiketit;
        delete from raw.crm_ratko;
        delete from raw.esr_aloitusilmoitukset;
        delete from raw.esr_lopetusilmoitukset;
        delete from raw.kykyviisari;
        delete from raw.palaute;
        delete from raw.tapahtumat;
        delete from raw.kustannukset;
        update quality.loads set export_date = date '2021-10-05'
        """,
    )
    young = type(FACTS)(
        project_start=date(2021, 9, 1),
        project_end=FACTS.project_end,
        municipality="Lahti",
        age_limit=30,
        as_of_date=date(2021, 10, 5),
        is_sample=True,
    )
    results = run_suites(store, "raw", facts=young)
    assert [result for result in results if result.stops_release] == []


def test_marts_without_a_single_client_raise_no_plausibility_alarm(tmp_path: Path) -> None:
    file = tmp_path / "marts.duckdb"
    write_marts_store(file)
    spoil(
        file,
        """
        update marts.rpt_metrics set value = case when unit = 'count' then 0 end
        where metric_id != 'registered_clients';
        delete from marts.fct_client_journeys;
        delete from marts.rpt_activation_rates;
        delete from marts.rpt_unit_costs;
        delete from marts.rpt_cohorts;
        delete from marts.rpt_caseload;
        delete from marts.dim_companies;
        delete from marts.fct_costs
        """,
    )
    results = run_suites(file, "marts", facts=FACTS)
    assert [result for result in results if result.status != "passed"] == []


def test_a_run_opens_the_file_for_reading_and_closes_it(store: Path) -> None:
    before = store.read_bytes()
    store.chmod(0o444)
    run_suites(store, "raw", facts=FACTS)
    assert store.read_bytes() == before
    assert not store.with_name("raw.duckdb.wal").exists()
    store.chmod(0o644)
    with duckdb.connect(str(store)) as connection:
        connection.execute("create table main.written as select 1")


def test_a_path_with_a_quote_and_spaces_is_only_a_path(tmp_path: Path) -> None:
    file = tmp_path / "Ohjaus'ryhmä 2022.duckdb"
    write_marts_store(tmp_path / "marts.duckdb")
    (tmp_path / "marts.duckdb").rename(file)
    assert {result.status for result in run_suites(file, "marts", facts=FACTS)} == {"passed"}


def test_a_run_says_nothing_on_the_terminal(store: Path) -> None:
    program = (
        "from pathlib import Path; import sys\n"
        "from expectations.run import run_suites\n"
        "from tests.expectations.stores import FACTS\n"
        "run_suites(Path(sys.argv[1]), 'raw', facts=FACTS)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(store)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_great_expectations_is_imported_only_for_a_run() -> None:
    program = "import expectations.run, sys; sys.exit('great_expectations' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
