from datetime import date
from itertools import islice

import pytest
from stdnum.fi import hetu, ytunnus

from ingest.synthetic import World, simulate
from ingest.synthetic.identity import (
    IdentityRegister,
    business_ids,
    identity_number,
    with_check_digit,
    with_wrong_check,
    with_wrong_check_digit,
)
from ingest.synthetic.streams import stream


@pytest.fixture(scope="module")
def large_world() -> World:
    return simulate(3000, 5)


def test_identity_numbers_are_valid_unique_and_artificial(large_world: World) -> None:
    numbers = [person.identity for person in large_world.people]

    assert all(hetu.is_valid(number, allow_temporary=True) for number in numbers)
    assert not any(hetu.is_valid(number) for number in numbers)
    assert len(set(numbers)) == 3000


def test_new_century_separators_are_used(large_world: World) -> None:
    separators = {person.identity[6] for person in large_world.people}

    assert separators == set("-YXWVUABCDEF")


def test_hundreds_born_on_one_day_get_a_number_each() -> None:
    register = IdentityRegister(stream(1, "test"))

    numbers = {register.issue(date(2000, 2, 29)) for _ in range(400)}

    assert len(numbers) == 400


def test_known_check_characters() -> None:
    assert identity_number(date(1952, 10, 13), "-", 308) == "131052-308T"
    assert with_check_digit(2077474) == "2077474-0"


def test_business_ids_are_valid_unique_and_begin_with_nine() -> None:
    ids = list(islice(business_ids(stream(3, "test")), 20_000))

    assert all(ytunnus.is_valid(business_id) for business_id in ids)
    assert len(set(ids)) == 20_000
    assert {business_id[0] for business_id in ids} == {"9"}


def test_spoilt_ids_are_invalid(large_world: World) -> None:
    spoilt = [with_wrong_check(person.identity) for person in large_world.people[:200]]
    companies = [with_wrong_check_digit(c.business_id) for c in large_world.companies[:200]]

    assert not any(hetu.is_valid(number, allow_temporary=True) for number in spoilt)
    assert not any(ytunnus.is_valid(business_id) for business_id in companies)
