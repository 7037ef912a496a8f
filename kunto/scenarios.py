"""What the municipality may have saved, under stated assumptions: an estimate, never a result.

saving = months × paid days a month × share over 300 paid days × level of the subsidy × daily rate
× municipality's share × (1 − deadweight). Part-time work saves nothing: the subsidy goes on,
adjusted. Services save only while the municipality is exempt during them. Those below 300 paid days
are taken to save nothing, and nobody to reach a higher step: both make the estimate smaller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from random import Random

ASSUMPTION_IDS = (
    "deadweight",
    "outcome_months",
    "paid_days",
    "part_time",
    "service_months",
    "share_over_300_days",
    "subsidy_level",
)
"""What is assumed; the catalogue names each `assumption.<id>`."""
SHARES = frozenset({"deadweight", "part_time", "share_over_300_days", "subsidy_level"})
"""The assumptions that are shares, 0–1; the others are months and days."""

MOST_CLIENTS = 10_000_000
"""More than there are people in Finland: no number of clients is enough."""
DRAWS = 2_000
INTERVAL_SHARE = 0.9
SEED = 20_230_531


@dataclass(frozen=True)
class Outcomes:
    """Activated clients by what they moved to: work, education, or a service of any kind."""

    employed_count: int
    education_count: int
    service_count: int

    @property
    def activated_count(self) -> int:
        """Clients with any of the outcomes."""
        return self.employed_count + self.education_count + self.service_count


@dataclass(frozen=True)
class Benefit:
    """The labour-market subsidy on a day: euros a day, and the municipality's share after 300."""

    daily_rate_eur: float
    municipal_share: float
    is_exempt_during_services: bool


@dataclass(frozen=True)
class Assumption:
    """A value nobody knows: the lowest and the highest thinkable and the most plausible.

    Raises ValueError when they are not in order, not numbers, or a share is not one.
    """

    assumption_id: str
    low: float
    base: float
    high: float

    def __post_init__(self) -> None:
        highest = 1.0 if self.assumption_id in SHARES else float("inf")
        if not (0 <= self.low <= self.base <= self.high <= highest and isfinite(self.high)):
            raise ValueError(
                f"Assumption {self.assumption_id} is {self.low} – {self.base} – {self.high};"
                f" expected 0 ≤ low ≤ base ≤ high{' ≤ 1' if self.assumption_id in SHARES else ''}."
            )


@dataclass(frozen=True)
class Estimate:
    """Euros as a range with the most plausible value in it; `label` says what varies.

    `all` varies every assumption at once, any other label the one assumption of that id.
    """

    label: str
    low_eur: float
    base_eur: float
    high_eur: float


@dataclass(frozen=True)
class Sensitivity:
    """One bar of the tornado: the saving while one assumption varies and the others keep base."""

    assumption: Assumption
    saving: Estimate

    @property
    def is_lowering(self) -> bool:
        """Whether more of what is assumed means less saving."""
        return self.assumption.assumption_id in ("deadweight", "part_time")


@dataclass(frozen=True)
class BreakEven:
    """Where the saving equals the costs, everything else at base.

    `attributed_share` is the least share of outcomes that must be due to the project: missing when
    even all are too few. `activated_count` is how many activated clients it would take: missing
    when no number is enough.
    """

    attributed_share: float | None
    activated_count: int | None


@dataclass(frozen=True)
class Scenario:
    """The saving under one set of assumptions, which of them matter most, and the break-even.

    The sensitivities stand in order of the width of their bars, the widest first. There is no
    break-even without costs.
    """

    saving: Estimate
    sensitivities: tuple[Sensitivity, ...]
    break_even: BreakEven | None


def estimate_saving(
    outcomes: Outcomes,
    benefit: Benefit,
    assumptions: Sequence[Assumption],
    *,
    cost_eur: float,
    seed: int = SEED,
) -> Scenario:
    """Estimate what the municipality did not have to pay, from counts and assumptions alone.

    The range holds 90 % of simulated draws: each assumption is drawn from the triangle of its low,
    base and high value, independently of the others. The same seed gives the same range.
    Raises ValueError when an assumption is missing, unknown or given twice.
    """
    given = sorted(assumptions, key=lambda assumption: assumption.assumption_id)
    if tuple(assumption.assumption_id for assumption in given) != ASSUMPTION_IDS:
        names = ", ".join(assumption.assumption_id for assumption in given)
        raise ValueError(f"Assumptions are {names}; expected {', '.join(ASSUMPTION_IDS)}.")
    base = {assumption.assumption_id: assumption.base for assumption in given}
    bars = [_vary(outcomes, benefit, base, assumption) for assumption in given]
    return Scenario(
        saving=_simulate(outcomes, benefit, given, seed),
        sensitivities=tuple(sorted(bars, key=lambda bar: bar.saving.low_eur - bar.saving.high_eur)),
        break_even=_break_even(outcomes, benefit, base, cost_eur) if cost_eur > 0 else None,
    )


def _saving_of(outcomes: Outcomes, benefit: Benefit, values: Mapping[str, float]) -> float:
    full_time = outcomes.employed_count * (1 - values["part_time"]) + outcomes.education_count
    months = full_time * values["outcome_months"]
    if benefit.is_exempt_during_services:
        months += outcomes.service_count * values["service_months"]
    days = months * values["paid_days"] * values["share_over_300_days"]
    rate = benefit.daily_rate_eur * benefit.municipal_share * values["subsidy_level"]
    return days * rate * (1 - values["deadweight"])


def _vary(
    outcomes: Outcomes, benefit: Benefit, base: Mapping[str, float], assumption: Assumption
) -> Sensitivity:
    name = assumption.assumption_id
    low, middle, high = sorted(
        _saving_of(outcomes, benefit, {**base, name: value})
        for value in (assumption.low, assumption.base, assumption.high)
    )
    return Sensitivity(assumption, Estimate(name, low, middle, high))


def _simulate(
    outcomes: Outcomes, benefit: Benefit, assumptions: Sequence[Assumption], seed: int
) -> Estimate:
    draw = Random(seed).triangular  # noqa: S311 – a simulation keeps no secret
    savings = sorted(
        _saving_of(
            outcomes, benefit, {a.assumption_id: draw(a.low, a.high, a.base) for a in assumptions}
        )
        for _ in range(DRAWS)
    )
    outside = round(DRAWS * (1 - INTERVAL_SHARE) / 2)
    base = _saving_of(outcomes, benefit, {a.assumption_id: a.base for a in assumptions})
    # A triangle with its base at an end can leave the base outside: then it is the bound.
    return Estimate("all", min(savings[outside], base), base, max(savings[-outside - 1], base))


def _break_even(
    outcomes: Outcomes, benefit: Benefit, base: Mapping[str, float], cost_eur: float
) -> BreakEven:
    # The saving falls in a straight line with the deadweight and rises in one with the clients.
    if_all = _saving_of(outcomes, benefit, {**base, "deadweight": 0.0})
    as_assumed = _saving_of(outcomes, benefit, base)
    needed = outcomes.activated_count * cost_eur / as_assumed if as_assumed else float("inf")
    return BreakEven(
        attributed_share=cost_eur / if_all if if_all >= cost_eur else None,
        activated_count=ceil(needed) if needed <= MOST_CLIENTS else None,
    )
