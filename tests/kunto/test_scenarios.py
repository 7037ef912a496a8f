"""The scenario of the municipality's saving: its laws, and figures a person can check."""

from dataclasses import MISSING, fields, replace
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunto.scenarios import (
    ASSUMPTION_IDS,
    DRAWS,
    SHARES,
    Assumption,
    Benefit,
    BreakEven,
    Estimate,
    Outcomes,
    Scenario,
    Sensitivity,
    estimate_saving,
)

BENEFIT = Benefit(daily_rate_eur=40.0, municipal_share=0.5, is_exempt_during_services=True)
OUTCOMES = Outcomes(employed_count=10, education_count=4, service_count=6)
BASE = {
    "share_over_300_days": (0.1, 0.25, 0.5),
    "outcome_months": (4, 10, 16),
    "service_months": (1, 2, 6),
    "deadweight": (0.25, 0.5, 0.75),
    "part_time": (0.1, 0.4, 0.5),
    "subsidy_level": (0.6, 0.8, 1.0),
    "paid_days": (21.5, 21.5, 21.5),
}
ASSUMPTIONS = tuple(Assumption(name, *map(float, values)) for name, values in BASE.items())

counts = st.integers(0, 5_000)
outcomes = st.builds(Outcomes, counts, counts, counts)
benefits = st.builds(
    Benefit, st.floats(1, 100), st.sampled_from([0.0, 0.1, 0.5, 0.7]), st.booleans()
)


def _range(name: str) -> st.SearchStrategy[Assumption]:
    value = st.floats(0, 1) if name in SHARES else st.floats(0, 60)
    return st.lists(value, min_size=3, max_size=3).map(
        lambda values: Assumption(name, *sorted(values))
    )


# Each example asks for thousands of draws.
LAW = settings(deadline=None, max_examples=50)
assumption_sets = st.tuples(*map(_range, ASSUMPTION_IDS))


def _estimate(
    counted: Outcomes,
    benefit: Benefit,
    assumed: tuple[Assumption, ...],
    *,
    cost_eur: float = 1e6,
) -> Scenario:
    return estimate_saving(counted, benefit, assumed, cost_eur=cost_eur)


def _with(assumed: tuple[Assumption, ...], name: str, value: float) -> tuple[Assumption, ...]:
    return tuple(
        Assumption(name, value, value, value) if a.assumption_id == name else a for a in assumed
    )


def _base_saving(counted: Outcomes, benefit: Benefit, assumed: tuple[Assumption, ...]) -> float:
    return _estimate(counted, benefit, assumed).saving.base_eur


def test_saving_is_what_a_person_works_out() -> None:
    # 10 × 0.6 full-time jobs and 4 in education for 10 months, 6 in services for 2: 112 months of
    # 21.5 days, a quarter over 300 days, 0.8 × 40 € × 50 %, half of it due to the project
    scenario = _estimate(OUTCOMES, BENEFIT, ASSUMPTIONS, cost_eur=9_632.0)
    assert scenario.saving.base_eur == pytest.approx(112 * 21.5 * 0.25 * 0.8 * 40 * 0.5 * 0.5)
    assert scenario.saving.base_eur == pytest.approx(4_816)
    assert scenario.break_even is not None
    assert scenario.break_even.attributed_share == pytest.approx(1.0)
    assert scenario.break_even.activated_count == 40


def test_services_save_nothing_once_they_are_not_exempt() -> None:
    today = replace(BENEFIT, is_exempt_during_services=False)
    only_services = Outcomes(0, 0, 50)
    assert _base_saving(only_services, BENEFIT, ASSUMPTIONS) > 0
    assert _estimate(only_services, today, ASSUMPTIONS).saving == Estimate("all", 0, 0, 0)


def test_the_widest_bar_stands_first() -> None:
    bars = _estimate(OUTCOMES, BENEFIT, ASSUMPTIONS).sensitivities
    widths = [bar.saving.high_eur - bar.saving.low_eur for bar in bars]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > widths[-1] == 0


def test_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    first, again, other = (
        estimate_saving(OUTCOMES, BENEFIT, ASSUMPTIONS, cost_eur=1.0, seed=seed)
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first.saving.base_eur == other.saving.base_eur
    assert first.saving.low_eur != other.saving.low_eur
    assert first.saving.low_eur == pytest.approx(other.saving.low_eur, rel=0.15)
    assert first.saving.low_eur < first.saving.base_eur < first.saving.high_eur


def test_order_of_the_assumptions_changes_nothing() -> None:
    forth, back = (
        _estimate(OUTCOMES, BENEFIT, assumed) for assumed in (ASSUMPTIONS, ASSUMPTIONS[::-1])
    )
    assert forth == back


def test_without_costs_there_is_no_break_even() -> None:
    assert _estimate(OUTCOMES, BENEFIT, ASSUMPTIONS, cost_eur=0).break_even is None


def test_page_can_ask_again_at_every_change() -> None:
    times = []
    for _ in range(5):
        started = perf_counter()
        _estimate(OUTCOMES, BENEFIT, ASSUMPTIONS)
        times.append(perf_counter() - started)
    assert min(times) < 0.1
    assert DRAWS >= 1_000


def test_no_figure_in_euros_stands_alone() -> None:
    alone = {
        field.name
        for part in (Scenario, Sensitivity, BreakEven)
        for field in fields(part)
        if field.name.endswith("_eur")
    }
    assert alone == set()
    assert [field.name for field in fields(Estimate)] == [
        *("label", "low_eur", "base_eur", "high_eur")
    ]
    assert all(field.default is MISSING for field in fields(Estimate))


@pytest.mark.parametrize(
    "values",
    [(0.5, 0.4, 0.6), (0.1, 0.2, 1.1), (-0.1, 0.2, 0.3), (0.1, float("nan"), 0.3)],
)
def test_assumption_that_means_nothing_is_refused(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="deadweight"):
        Assumption("deadweight", *values)


@pytest.mark.parametrize(
    "assumed",
    [ASSUMPTIONS[1:], (*ASSUMPTIONS, ASSUMPTIONS[0]), (*ASSUMPTIONS, Assumption("luck", 0, 0, 1))],
)
def test_assumptions_must_be_those_of_the_model(assumed: tuple[Assumption, ...]) -> None:
    with pytest.raises(ValueError, match="expected deadweight, outcome_months"):
        _estimate(OUTCOMES, BENEFIT, assumed)


@LAW
@given(outcomes, benefits, assumption_sets)
def test_with_full_deadweight_nothing_is_saved(
    counted: Outcomes, benefit: Benefit, assumed: tuple[Assumption, ...]
) -> None:
    saving = _estimate(counted, benefit, _with(assumed, "deadweight", 1.0)).saving
    assert max(saving.low_eur, saving.base_eur, saving.high_eur) <= 0


@LAW
@given(
    outcomes,
    benefits,
    assumption_sets,
    st.sampled_from(ASSUMPTION_IDS),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_more_of_an_assumption_moves_the_saving_its_own_way(
    counted: Outcomes,
    benefit: Benefit,
    assumed: tuple[Assumption, ...],
    name: str,
    values: tuple[float, float],
) -> None:
    less, more = (_base_saving(counted, benefit, _with(assumed, name, v)) for v in sorted(values))
    if name in ("deadweight", "part_time"):
        less, more = more, less
    assert less <= more * (1 + 1e-12)


@LAW
@given(counts, benefits, assumption_sets, st.integers(0, 9))
def test_saving_is_linear_in_counts(
    count: int, benefit: Benefit, assumed: tuple[Assumption, ...], times: int
) -> None:
    kinds = [Outcomes(count, 0, 0), Outcomes(0, count, 0), Outcomes(0, 0, count)]
    parts = [_base_saving(kind, benefit, assumed) for kind in kinds]
    together = _base_saving(Outcomes(*[count * times] * 3), benefit, assumed)
    assert together == pytest.approx(times * sum(parts), rel=1e-9, abs=1e-9)


@LAW
@given(outcomes, benefits, assumption_sets)
def test_every_range_holds_the_base(
    counted: Outcomes, benefit: Benefit, assumed: tuple[Assumption, ...]
) -> None:
    scenario = _estimate(counted, benefit, assumed)
    for estimate in (scenario.saving, *(bar.saving for bar in scenario.sensitivities)):
        assert estimate.low_eur <= estimate.base_eur <= estimate.high_eur
        assert estimate.base_eur == pytest.approx(scenario.saving.base_eur)


@LAW
@given(outcomes, benefits, assumption_sets)
def test_ends_of_a_bar_are_the_savings_at_the_ends_of_its_assumption(
    counted: Outcomes, benefit: Benefit, assumed: tuple[Assumption, ...]
) -> None:
    for bar in _estimate(counted, benefit, assumed).sensitivities:
        name = bar.assumption.assumption_id
        at_low, at_high = (
            _base_saving(counted, benefit, _with(assumed, name, value))
            for value in (bar.assumption.low, bar.assumption.high)
        )
        ends = (at_high, at_low) if bar.is_lowering else (at_low, at_high)
        assert (bar.saving.low_eur, bar.saving.high_eur) == pytest.approx(ends)


@LAW
@given(outcomes, benefits, assumption_sets, st.floats(0.01, 1e7))
def test_break_even_is_where_saving_equals_costs(
    counted: Outcomes, benefit: Benefit, assumed: tuple[Assumption, ...], cost_eur: float
) -> None:
    found = _estimate(counted, benefit, assumed, cost_eur=cost_eur).break_even
    assert found is not None
    if_all = _base_saving(counted, benefit, _with(assumed, "deadweight", 0.0))
    assert (found.attributed_share is None) == (if_all < cost_eur)
    if found.attributed_share is not None:
        there = _with(assumed, "deadweight", 1 - found.attributed_share)
        assert _base_saving(counted, benefit, there) == pytest.approx(cost_eur, rel=1e-6, abs=1e-6)
    saving = _base_saving(counted, benefit, assumed)
    per_client = saving / max(counted.activated_count, 1)
    if found.activated_count is None:
        assert per_client * 10_000_000 <= cost_eur * (1 + 1e-9)
    else:
        assert found.activated_count * per_client >= cost_eur * (1 - 1e-9)
        assert (found.activated_count - 1) * per_client < cost_eur * (1 + 1e-9)
