"""The contracts are whole: nothing is named twice, every name leads somewhere."""

import re
from dataclasses import replace

import pytest

from ingest.contract import REFERENCE_COLUMNS, Contract
from ingest.headings import normalised
from ingest.inbox import contract_by_name
from ingest.sources import CONTRACTS, contract_of

EACH = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)

SOURCES = {
    *("webropol", "access", "crm", "esf", "kykyviisari"),
    *("feedback", "events", "costs", "coordinators", "outputs", "kela"),
}

SAME_IN_TWO_LANGUAGES = {"Status"}


def test_every_source_has_its_tables() -> None:
    assert {contract.source for contract in CONTRACTS} == SOURCES
    assert len({contract.table for contract in CONTRACTS}) == len(CONTRACTS) == 18


@EACH
def test_no_header_means_two_things(contract: Contract) -> None:
    kept = [normalised(name) for column in contract.columns for name in column.headers]
    by_column = [{normalised(name) for name in column.headers} for column in contract.columns]
    assert sum(map(len, by_column)) == len(set(kept))
    assert not set(kept) & {normalised(name) for name in contract.dropped}


@EACH
def test_every_column_has_headers_enough_for_three_languages(contract: Contract) -> None:
    for column in contract.columns:
        headers = [*column.headers, *SAME_IN_TWO_LANGUAGES.intersection(column.headers)]
        assert len(headers) >= 3, column.name


@EACH
def test_rules_name_columns_of_the_contract(contract: Contract) -> None:
    names = {column.name for column in contract.columns}
    assert set(contract.key) <= set(contract.fields)
    for column in contract.columns:
        assert column.age_on is None or column.age_on in names
        assert (column.type == "code") == bool(column.codes)
    if contract.date_order:
        assert {contract.date_order.start, contract.date_order.end} <= names
    assert (contract.day is not None) == (contract.replaces == "period")
    assert contract.day is None or contract.column(contract.day).type == "date"
    assert contract.consent is None or contract.consent in names
    assert list(contract.schema)[-len(REFERENCE_COLUMNS) :] == list(REFERENCE_COLUMNS)


@EACH
def test_key_values_are_always_there(contract: Contract) -> None:
    required = {
        field
        for column in contract.columns
        if column.presence == "value"
        for field in column.fields
    }
    assert set(contract.key) <= required


@EACH
def test_texts_that_point_to_something_are_references(contract: Contract) -> None:
    for column in contract.columns:
        is_reference = column.name in contract.key or column.name == "asiakasnumero"
        if column.type == "text" and is_reference:
            assert column.reference is not None, column.name


@EACH
def test_words_of_every_code_stand_in_a_seed(contract: Contract) -> None:
    for column in contract.columns:
        assert (column.type == "code") == bool(column.allowed_by) == bool(column.codes), column.name


@EACH
def test_values_of_identities_and_free_text_are_never_shown(contract: Contract) -> None:
    for column in contract.columns:
        if column.type in {"text", "identity", "business_id"}:
            assert not column.shows_value, column.name


@EACH
def test_file_is_known_by_its_name(contract: Contract) -> None:
    for name in (
        f"{contract.table}.csv",
        f"2022-12-31/{contract.table.upper()} (2).xlsx",
        f"vienti-{contract.table.replace('_', ' ')}-2022-12-31.csv",
    ):
        assert contract_by_name(name) == contract


def test_fingerprint_follows_code_lists_and_the_door_where_they_matter() -> None:
    clients, transfers = contract_of("access_asiakkaat"), contract_of("access_siirrot")

    def of(contract: Contract, *, allow_test_ids: bool = True) -> str:
        return contract.fingerprint(allow_test_ids=allow_test_ids)

    assert of(clients) != of(clients, allow_test_ids=False)
    assert of(transfers) == of(transfers, allow_test_ids=False)
    assert len({of(contract) for contract in CONTRACTS}) == len(CONTRACTS)
    column = replace(clients.columns[-1], allowed_by="roles")
    assert of(replace(clients, columns=(*clients.columns[:-1], column))) != of(clients)
    assert re.fullmatch("[0-9a-f]{12}", of(clients))
