"""A run reads only, says what it could not check, and leaves nothing behind."""

import shutil
import subprocess
import sys
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from expectations.run import run_suites
from kunto.checks import CheckResult, Stage
from kunto.settings import ROOT
from tests.expectations.conftest import Spoilt
from tests.expectations.stores import FACTS, spoil

Results = dict[str, CheckResult]


@pytest.fixture(scope="module")
def incomplete(good: dict[Stage, Path], tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Give the results of a raw store without one table and without two columns, by check."""
    file = Path(shutil.copy(good["raw"], tmp_path_factory.mktemp("incomplete") / "raw.duckdb"))
    spoil(
        file,
        """
        drop table raw.palaute;
        alter table raw.tapahtumat drop column osallistujia;
        alter table raw.access_jaksot drop column lopputulos
        """,
    )
    return {result.check_id: result for result in run_suites(file, "raw", facts=FACTS)}


def test_a_missing_table_is_an_error_of_its_checks_and_the_others_run(incomplete: Results) -> None:
    of_table = [result for result in incomplete.values() if result.table_name == "palaute"]
    assert {result.status for result in of_table} == {"error"}
    assert all(result.stops_release for result in of_table)
    assert "The table raw.palaute is missing or cannot be read." in of_table[0].reason
    assert sum(result.status == "passed" for result in incomplete.values()) > 100


def test_a_missing_column_is_an_error_of_the_checks_that_read_it(incomplete: Results) -> None:
    of_table = [result for result in incomplete.values() if result.table_name == "tapahtumat"]
    (error,) = [result for result in of_table if result.status == "error"]
    assert error.check_id == "raw.tapahtumat.osallistujia.plausible"
    assert error.stops_release
    assert "osallistujia" in error.reason


def test_a_missing_column_of_a_rule_says_which_column(incomplete: Results) -> None:
    assert "lopputulos" in incomplete["raw.access_jaksot.lopputulos.known_share"].reason


def test_a_missing_file_is_an_error_of_every_check(tmp_path: Path) -> None:
    results = run_suites(tmp_path / "nowhere.duckdb", "marts", facts=FACTS)
    assert {result.status for result in results} == {"error"}
    assert not (tmp_path / "nowhere.duckdb").exists()


def test_a_young_project_without_served_clients_and_costs_passes(spoilt: Spoilt) -> None:
    store = spoilt(
        "raw",
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
    young = replace(FACTS, project_start=date(2021, 9, 1), as_of_date=date(2021, 10, 5))
    results = run_suites(store, "raw", facts=young)
    assert [result for result in results if result.stops_release] == []


def test_marts_without_a_single_client_raise_no_plausibility_alarm(spoilt: Spoilt) -> None:
    file = spoilt(
        "marts",
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


def test_a_run_opens_the_file_for_reading_and_closes_it(spoilt: Spoilt) -> None:
    file = spoilt("marts")
    before = file.read_bytes()
    file.chmod(0o444)
    run_suites(file, "marts", facts=FACTS)
    assert file.read_bytes() == before
    assert not file.with_name("marts.duckdb.wal").exists()
    file.chmod(0o644)
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table main.written as select 1")


def test_a_path_with_a_quote_and_spaces_is_only_a_path(
    good: dict[Stage, Path], tmp_path: Path
) -> None:
    file = Path(shutil.copy(good["marts"], tmp_path / "Ohjaus'ryhmä 2022.duckdb"))
    assert {result.status for result in run_suites(file, "marts", facts=FACTS)} == {"passed"}


def test_a_run_says_nothing_on_the_terminal(good: dict[Stage, Path]) -> None:
    program = (
        "from pathlib import Path; import sys\n"
        "from expectations.run import run_suites\n"
        "from tests.expectations.stores import FACTS\n"
        "run_suites(Path(sys.argv[1]), 'marts', facts=FACTS)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(good["marts"])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_a_run_warns_of_nothing_that_is_known_and_meant(good: dict[Stage, Path]) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        run_suites(good["marts"], "marts", facts=FACTS)
    assert [each for each in told if "schema_name" in str(each.message)] == []


def test_great_expectations_is_imported_only_for_a_run() -> None:
    program = "import expectations.run, sys; sys.exit('great_expectations' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
