"""How sure a difference is: checked against published values."""

import pytest

from dashboards.intervals import Proportion, differ, difference, vary


@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [(144, 232, 0.5568, 0.6807), (0, 3, 0.0, 0.5615), (10, 10, 0.7225, 1.0)],
)
def test_wilson_interval(count: int, total: int, lower: float, upper: float) -> None:
    assert Proportion(count, total).interval == pytest.approx((lower, upper), abs=5e-5)


def test_the_teams_of_the_final_report_do_not_differ() -> None:
    assert not differ(Proportion(48, 80), Proportion(80, 122))


def test_newcombes_example_differs() -> None:
    # Newcombe 1998, table II: 56/70 and 48/80 differ by 0.20, 95 % limits 0.0524 and 0.3339.
    assert differ(Proportion(56, 70), Proportion(48, 80))
    assert differ(Proportion(48, 80), Proportion(56, 70))
    found = difference(Proportion(56, 70), Proportion(48, 80))
    assert (found.share, found.lower, found.upper) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    mirrored = difference(Proportion(48, 80), Proportion(56, 70))
    assert (mirrored.lower, mirrored.upper) == pytest.approx((-found.upper, -found.lower))


def test_several_shares_vary_only_when_the_chi_square_says_so() -> None:
    same = [Proportion(10, 20), Proportion(12, 20), Proportion(9, 20)]
    other = [Proportion(2, 20), Proportion(12, 20), Proportion(18, 20)]
    assert not vary(same)
    assert vary(other)
    assert not vary([Proportion(3, 3), Proportion(5, 5)])
    assert not vary([Proportion(3, 10)])
