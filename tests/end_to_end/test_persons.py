"""Who is who, from the delivered rows to the clients: by identity, by a stated rule, or alone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kunto.build import copy_raw
from kunto.metrics import metric_parts, metrics
from tests.dbt_project.conftest import run_dbt
from tests.ingest.inboxes import CLIENTS, Inbox, sample_identity

DAY = "2022-12-31"
FORMS = (
    *("Vastaajanumero", "Vastausaika", "Kuka ohjasi sinut hankkeeseen?", "Etunimi ja sukunimi"),
    *("Henkilötunnus", "Syntymäaika", "Kotikunta", "Äidinkieli", "Suostumus"),
)
ANNA = sample_identity(date(2001, 5, 3), 902)
VILLE = sample_identity(date(2000, 2, 1), 903)
WRONG = ANNA[:-1] + ("A" if ANNA[-1] != "A" else "B")


def _form(number: int, day: str, name: str, identity: str = "", born: str = "") -> tuple[str, ...]:
    return (str(number), day, "itse", name, identity, born, "Lahti", "suomi", "Kyllä")


def _met(number: int, day: str, name: str, identity: str = "", born: str = "") -> tuple[str, ...]:
    background = ("", day, "tapaaminen", "itse", "Lahti", "suomi", "perusaste", "3", "")
    return (str(number), identity, name, *background, born)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    """Give a raw store of forms and a client database with every kind of person in them."""
    inbox = Inbox(tmp_path_factory.mktemp("persons"))
    inbox.put_csv(
        f"{DAY}/webropol_ilmoittautumiset.csv",
        FORMS,
        _form(1, "1.5.2022", "Anna Testi", ANNA),
        _form(2, "2.6.2022", "TESTI, Anna", born="3.5.2001"),
        _form(3, "3.5.2022", "Outi Testi", born="4.5.2001"),
        _form(4, "4.5.2022", "Saman Niminen"),
        _form(5, "5.5.2022", "Saman Niminen"),
        _form(7, "2.5.2022", "Ville Testi", VILLE),
        _form(6, "6.5.2022", "Väärä Tunnus", WRONG),
        _form(1, "1.5.2022", "Anna Testi", ANNA),
    )
    inbox.put_csv(
        f"{DAY}/access_asiakkaat.csv",
        (*CLIENTS, "Syntymäaika"),
        _met(101, "7.6.2022", "Outi Testi", born="4.5.2001"),
        _met(102, "8.6.2022", "Yksin Oma", born="5.5.2001"),
    )
    inbox.load()
    return inbox


@pytest.fixture(scope="module")
def warehouse(store: Inbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the clients and their registrations of that store."""
    build = tmp_path_factory.mktemp("clients") / "warehouse.duckdb"
    copy_raw(store.store, build)
    variables = {"as_of_date": DAY, "release_id": f"{DAY}-persons"}
    run_dbt(
        *(build, "build", "--select", "+dim_clients", "+fct_registrations"),
        *("--resource-type", "seed", "--resource-type", "model"),
        *("--vars", json.dumps(variables | {"metric_parts": metric_parts(metrics())})),
    )
    return build


def _ask(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_wrong_identity_is_quarantined_and_the_same_row_again_is_noise(store: Inbox) -> None:
    refused = store.rows("select row_number, rule_id from quality.quarantine")
    assert refused == [(8, "identity")]
    assert store.rows("select row_number, kind from quality.noise") == [(9, "identical")]


def test_every_registration_stands_with_the_rule_that_told_whose_it_is(warehouse: Path) -> None:
    registrations = _ask(
        warehouse,
        "select registration_id, identified_by, is_first from marts.fct_registrations order by 1",
    )
    assert registrations == [
        ("form-1", "identity", True),
        ("form-2", "name_and_birth_date", False),
        ("form-3", "name_and_birth_date", True),
        ("form-4", "unmatched", True),
        ("form-5", "unmatched", True),
        ("form-7", "identity", True),
        ("meeting-101", "name_and_birth_date", False),
        ("meeting-102", "unmatched", True),
    ]


def test_a_person_is_one_client_however_often_registered(warehouse: Path) -> None:
    together = _ask(
        warehouse,
        "select list(registration_id order by registration_id) as registrations"
        " from marts.fct_registrations group by client_id order by 1",
    )
    one = [(["form-1", "form-2"],), (["form-3", "meeting-101"],)]
    assert together == [*one, (["form-4"],), (["form-5"],), (["form-7"],), (["meeting-102"],)]
    assert _ask(warehouse, "select count(*) from marts.dim_clients") == [(6,)]


def test_a_client_tells_that_one_of_the_rows_was_matched_by_a_rule(warehouse: Path) -> None:
    clients = _ask(
        warehouse,
        "select registered_date::varchar, identified_by from marts.dim_clients order by 1",
    )
    assert clients == [
        ("2022-05-01", "name_and_birth_date"),
        ("2022-05-02", "identity"),
        ("2022-05-03", "name_and_birth_date"),
        ("2022-05-04", "unmatched"),
        ("2022-05-05", "unmatched"),
        ("2022-06-08", "unmatched"),
    ]
