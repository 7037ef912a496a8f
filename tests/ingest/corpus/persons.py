"""Identity numbers, those who have none, keys, and rows that come twice."""

from datetime import date
from typing import Any

from tests.ingest.corpus.entry import Category, Entry
from tests.ingest.corpus.good_rows import SECOND, WHO, transfers
from tests.ingest.corpus.rows import cells, joined, text
from tests.ingest.inboxes import sample_identity

_IDENTITY, _GROUP, _KEY = map(Category, ("identity", "target-group", "key"))
_CLIENTS, _FORMS, _TRANSFERS = "access_asiakkaat", "esr_aloitusilmoitukset", "access_siirrot"
_ID = "Henkilötunnus"
_MAN = {"syntymavuosi": 1999, "sukupuoli": "mies", "ika": 23}
_REFUSED: dict[str, Any] = {"quarantined": {2: ("identity", "henkilotunnus")}}
_DUPLICATE = ("duplicate", "siirtonumero")


def _written(fault: str, identity: str, **verdict: Any) -> Entry:
    return _IDENTITY.cell(fault, _CLIENTS, {_ID: identity}, **verdict)


def _without(fault: str, name: str, born: str, **verdict: Any) -> Entry:
    change = {_ID: "", "Nimi": name, "Syntymäaika": born}
    return _IDENTITY.cell(fault, _CLIENTS, change, **verdict)


_READ: dict[str, Any] = {"accepted": {2: _MAN}}
_IDENTITIES = (
    _written("small_letters_and_spaces", f" {WHO[:6]} {WHO[6:].lower()} ", **_READ),
    _written("separator_of_2023", WHO.replace("-", "Y"), **_READ),
    _written("separator_is_a_long_dash", WHO.replace("-", "–"), **_READ),
    _written("separator_is_missing", WHO.replace("-", ""), **_REFUSED),
    _written("check_character_is_wrong", WHO[:-1] + ("A" if WHO[-1] != "A" else "B"), **_REFUSED),
    _written("check_character_is_missing", WHO[:-1], **_REFUSED),
    _written("only_its_birth_date", WHO[:6], **_REFUSED),
    _written("two_in_a_cell", f"{WHO} {WHO}", **_REFUSED),
    _written("born_on_no_day", "310299-9018", **_REFUSED),
    _written("hidden_by_stars", f"{WHO[:7]}****", **_REFUSED),
    _written(
        "born_after_the_row",
        sample_identity(date(2022, 6, 1), 901),
        quarantined={2: ("range", "henkilotunnus")},
    ),
    _without(
        "none_but_name_and_birth_date",
        *("Testi Henkilö", "1.5.1999"),
        accepted={2: {"person_key": None, "syntymavuosi": 1999, "sukupuoli": None, "ika": 23}},
    ),
    _without(
        "none_and_no_birth_date",
        *("Testi Henkilö", ""),
        accepted={2: {"person_key": None, "match_key": None, "ika": None}},
    ),
    _without(
        "none_and_born_on_no_day",
        *("Testi Henkilö", "31.2.1999"),
        quarantined={2: ("date", "syntymaaika")},
    ),
    _IDENTITY.file(
        "person_registered_twice",
        _CLIENTS,
        text(_CLIENTS, {}, {"Asiakasnumero": "8", "Ilmoittautunut": "4.6.2022"}).encode(),
        accepted={2: _MAN | {"asiakasnumero": "7"}, 3: _MAN | {"asiakasnumero": "8"}},
    ),
    _IDENTITY.cell(
        "missing_where_it_must_be",
        "kela_paivat",
        {_ID: ""},
        quarantined={2: ("missing_value", "henkilotunnus")},
    ),
)

_GROUPS = (
    _GROUP.cell(
        "too_old_on_the_day_of_the_form",
        _FORMS,
        {_ID: sample_identity(date(1992, 1, 3), 901)},
        quarantined={2: ("target_group", "henkilotunnus")},
    ),
    _GROUP.cell(
        "one_day_short_of_too_old",
        _FORMS,
        {_ID: sample_identity(date(1992, 1, 4), 901)},
        accepted={2: {"ika": 29}},
    ),
    _GROUP.cell(
        "born_in_another_century",
        _FORMS,
        {_ID: sample_identity(date(1999, 5, 1), 901).replace("-", "+")},
        quarantined={2: ("target_group", "henkilotunnus")},
    ),
    _GROUP.cell(
        "lives_elsewhere",
        _FORMS,
        {"Kotikunta": "Hollola"},
        quarantined={2: ("target_group", "kotikunta")},
    ),
    _GROUP.cell(
        "form_lacks_a_mandatory_answer",
        _FORMS,
        {"Vammaisuus": ""},
        quarantined={2: ("missing_value", "vammaisuus")},
    ),
)


def _after_two(fault: str, change: dict[str, str], **verdict: Any) -> Entry:
    content = text(_TRANSFERS, {}, SECOND, SECOND | change).encode()
    both = {"accepted": {2: transfers(1), 3: transfers(2)}}
    return _KEY.transfers(fault, content, **both | verdict)


_KEYS = (
    _after_two("identical_row", {}, noise={4: "identical"}),
    _after_two("same_with_another_value", {"Pvm": "5.5.2022"}, quarantined={4: _DUPLICATE}),
    _after_two("same_between_spaces", {"Siirtonumero": " 2\u00a0"}, noise={4: "identical"}),
    _after_two("missing", {"Siirtonumero": ""}, quarantined={4: ("missing_value", "siirtonumero")}),
    _KEY.file(
        "identical_but_for_what_is_never_let_in",
        "kustannukset",
        text("kustannukset", {}, {"Selite": "muu"}).encode(),
        accepted={2: {"tositenumero": "1"}},
        noise={3: "identical"},
    ),
    _KEY.transfers(
        "three_times_with_other_values",
        text(_TRANSFERS, {}, *({"Pvm": f"{day}.5.2022"} for day in (4, 5))).encode(),
        quarantined={3: _DUPLICATE, 4: _DUPLICATE},
    ),
    _KEY.transfers(
        "same_after_a_faulty_row",
        text(_TRANSFERS, SECOND | {"Pvm": "31.4.2022"}, SECOND).encode(),
        accepted={3: transfers(2)},
        quarantined={2: ("date", "pvm")},
    ),
    _KEY.file(
        "of_two_columns_differs_in_one",
        "koordinaattorit",
        text("koordinaattorit", {"Päättyen": "1.6.2022"}, {"Alkaen": "2.6.2022"}).encode(),
        accepted={2: {"alkaen": date(2021, 6, 1)}, 3: {"alkaen": date(2022, 6, 2)}},
    ),
    _KEY.file(
        "person_counted_twice_on_a_day",
        "kela_paivat",
        joined([*cells("kela_paivat"), (f"{WHO[:6]} {WHO[6:]}", "2022-11-30", "130")]).encode(),
        accepted={2: {"maksetut_paivat": 120}},
        quarantined={3: ("duplicate", "person_key, laskentapvm")},
    ),
    _KEY.transfers(
        "numbers_with_and_without_zeros_are_two",
        text(_TRANSFERS, {}, SECOND | {"Siirtonumero": "01"}).encode(),
        accepted={2: transfers(1), 3: transfers(2) | {"siirtonumero": "01"}},
    ),
)

ENTRIES = (*_IDENTITIES, *_GROUPS, *_KEYS)
