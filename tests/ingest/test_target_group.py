"""The funder's forms are kept to the target group: its age on the start day, its municipality."""

import json
from datetime import date

import pytest

from ingest.sources import contract_of
from ingest.target_group import TargetGroup
from tests.ingest.inboxes import DAY, END_FORMS, TARGET, Inbox, sample_identity

START_FORMS = (
    *("Hankekoodi", "Henkilötunnus", "Aloituspäivä", "Allekirjoituspäivä", "Kotikunta"),
    *("Työmarkkina-asema", "Työttömyyden kesto kk", "Koulutusaste", "Kotitalous"),
    *("Maahanmuuttajatausta", "Vammaisuus", "Muu heikko asema"),
)
ANSWERS = ("työtön", "5", "ISCED 3–4", "yksin", "ei", "ei", "ei")
BORN = date(1992, 3, 10)
IDENTITY = sample_identity(BORN, 902)


def _form(started: str, municipality: str = "Lahti") -> tuple[str, ...]:
    return ("X1", IDENTITY, started, started, municipality, *ANSWERS)


def _quarantined(inbox: Inbox, form: tuple[str, ...]) -> list[tuple[str, str, object]]:
    inbox.put_csv(f"{DAY}/esr_aloitusilmoitukset.csv", START_FORMS, form)
    inbox.load()
    found = inbox.rows("select rule_id, column_name, parameters from quality.quarantine")
    return [(rule, column, json.loads(told)) for rule, column, told in found]


def test_person_is_of_the_group_until_the_day_before_the_birthday(inbox: Inbox) -> None:
    assert _quarantined(inbox, _form("9.3.2022")) == []


def test_person_of_the_age_limit_on_the_start_day_is_kept_out(inbox: Inbox) -> None:
    expected = [("target_group", "henkilotunnus", {"age_limit": 30})]
    assert _quarantined(inbox, _form("10.3.2022")) == expected


@pytest.mark.parametrize("municipality", ["Lahti", "LAHTI", " lahti ", ""])
def test_municipality_is_that_of_the_project_or_not_said(inbox: Inbox, municipality: str) -> None:
    assert _quarantined(inbox, _form("9.3.2022", municipality)) == []


def test_resident_of_another_municipality_is_kept_out(inbox: Inbox) -> None:
    expected = [("target_group", "kotikunta", {"municipality": "Lahti"})]
    assert _quarantined(inbox, _form("9.3.2022", "Hollola")) == expected


def test_form_without_municipality_column_is_read(inbox: Inbox) -> None:
    place = START_FORMS.index("Kotikunta")
    header, row = ((*c[:place], *c[place + 1 :]) for c in (START_FORMS, _form("9.3.2022")))
    inbox.put_csv(f"{DAY}/esr_aloitusilmoitukset.csv", header, row)
    assert inbox.load().files[0].accepted == 1


def test_unsigned_form_is_kept_out_whole(inbox: Inbox) -> None:
    unsigned = ("X1", IDENTITY, "9.3.2022", "", "Lahti", *ANSWERS)
    assert _quarantined(inbox, unsigned) == [("missing_value", "allekirjoituspvm", {})]
    assert inbox.raw("esr_aloitusilmoitukset", "person_key") == []


def test_end_form_of_who_has_turned_thirty_in_service_is_kept(inbox: Inbox) -> None:
    form = ("X1", IDENTITY, "9.3.2022", "9.6.2022", "9.6.2022", "suoritti loppuun", "työssä")
    inbox.put_csv(f"{DAY}/esr_lopetusilmoitukset.csv", END_FORMS, form)
    assert inbox.load().files[0].accepted == 1


def test_another_limit_reads_the_forms_again_and_nothing_else(inbox: Inbox) -> None:
    assert _quarantined(inbox, _form("10.3.2022")) != []
    inbox.load(target_group=TargetGroup(age_limit=35, municipality="Lahti"))
    assert len(inbox.raw("esr_aloitusilmoitukset", "person_key")) == 1
    clients = contract_of("access_asiakkaat")
    assert clients.fingerprint(allow_test_ids=True) == clients.fingerprint(
        allow_test_ids=True, target_group=TARGET
    )
