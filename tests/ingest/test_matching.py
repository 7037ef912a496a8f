"""People without henkilötunnus: matched by name and birth date, and nothing of these is kept."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.ingest.inboxes import CLIENTS, DAY, Inbox, sample_identity

BORN = date(2001, 5, 3)
IDENTITY = sample_identity(BORN, 901)
WITH_BIRTH_DATE = (*CLIENTS, "Syntymäaika")


def _client(number: str, identity: str, name: str, born: str = "") -> tuple[str, ...]:
    background = ("", "1.5.2022", "lomake", "itse", "Lahti", "suomi", "perusaste", "3", "")
    return (number, identity, name, *background, born)


def _load(inbox: Inbox, *clients: tuple[str, ...]) -> list[tuple[str, str | None, str | None]]:
    inbox.put_csv(f"{DAY}/access_asiakkaat.csv", WITH_BIRTH_DATE, *clients)
    report = inbox.load().files[0]
    assert report.quarantined == 0, report
    return inbox.raw("access_asiakkaat", "asiakasnumero", "person_key", "match_key")


@pytest.mark.parametrize(
    ("name", "born"),
    [
        ("Testi Henkilö", "3.5.2001"),
        ("HENKILÖ, Testi", "2001-05-03"),
        ("  testi   henkilö ", "03.05.2001"),
        ("Testi Henkilo\u0308", "3.5.2001"),
    ],
)
def test_same_name_and_birth_date_make_the_same_key(inbox: Inbox, name: str, born: str) -> None:
    (_, known, by_id), (_, unknown, by_name) = _load(
        inbox, _client("1", IDENTITY, "Testi Henkilö"), _client("2", "", name, born)
    )
    assert known is not None
    assert unknown is None
    assert by_id == by_name is not None


@pytest.mark.parametrize(
    ("name", "born"),
    [
        *(("Testi Henkilönen", "3.5.2001"), ("Testi", "3.5.2001"), ("Testi Henkilö 2", "3.5.2001")),
        ("Testi Henkilö", "4.5.2001"),
    ],
)
def test_another_name_or_birth_date_makes_another_key(inbox: Inbox, name: str, born: str) -> None:
    (_, _, one), (_, _, other) = _load(
        inbox, _client("1", IDENTITY, "Testi Henkilö"), _client("2", "", name, born)
    )
    assert one != other


def test_name_in_two_columns_is_the_name_in_one(inbox: Inbox) -> None:
    place = CLIENTS.index("Nimi")
    header = (*WITH_BIRTH_DATE[:place], "Sukunimi", "Etunimi", *WITH_BIRTH_DATE[place + 1 :])
    client = _client("2", "", "Henkilö;Testi", "3.5.2001")
    ((_, _, in_one),) = _load(inbox, _client("1", IDENTITY, "Testi Henkilö"))
    inbox.put_csv(f"{DAY}/access_asiakkaat_2.csv", header, ";".join(client).split(";"))
    inbox.load()
    assert inbox.raw("access_asiakkaat", "asiakasnumero", "match_key") == [("2", in_one)]


@pytest.mark.parametrize(("name", "born"), [("", "3.5.2001"), ("Testi Henkilö", ""), (" - ", "")])
def test_without_name_or_birth_date_there_is_no_key(inbox: Inbox, name: str, born: str) -> None:
    assert _load(inbox, _client("2", "", name, born)) == [("2", None, None)]


def test_birth_date_tells_birth_year_and_age_but_no_sex(inbox: Inbox) -> None:
    _load(inbox, _client("1", IDENTITY, "A"), _client("2", "", "B", "3.5.2001"))
    found = inbox.raw("access_asiakkaat", "syntymavuosi", "ika", "sukupuoli")
    assert found == [(2001, 20, "mies"), (2001, 20, None)]


@pytest.mark.parametrize(
    ("identity", "born", "rule"),
    [("010101-900X", "3.5.2001", "identity"), ("", "31.4.2001", "date"), ("", "3.5.2023", "range")],
)
def test_wrong_identity_or_birth_date_is_quarantined_without_its_value(
    inbox: Inbox, identity: str, born: str, rule: str
) -> None:
    client = _client("1", identity, "Testi", born)
    inbox.put_csv(f"{DAY}/access_asiakkaat.csv", WITH_BIRTH_DATE, client)
    inbox.load()
    ((found, told),) = inbox.rows("select rule_id, parameters from quality.quarantine")
    assert found == rule
    assert json.loads(told) == {}


def test_name_and_birth_date_stay_at_the_door(inbox: Inbox) -> None:
    _load(inbox, _client("1", "", "Testi Synteettinen", "3.5.2001"))
    with inbox.reading() as connection:
        columns = connection.table("raw.access_asiakkaat").columns
    assert not {"nimi", "syntymaaika", "birth_date"} & set(columns)
    assert b"Synteettinen" not in Path(inbox.store).read_bytes()


def test_key_of_another_secret_is_another(inbox: Inbox, tmp_path: Path) -> None:
    other = Inbox(tmp_path / "other")
    client = _client("1", "", "Testi Henkilö", "3.5.2001")
    assert _load(inbox, client)[0][2] != _load(other, client)[0][2]
