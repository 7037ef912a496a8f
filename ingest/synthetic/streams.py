"""Random streams: one per subject, so that a change in one leaves the others as they were."""

from collections.abc import Mapping
from random import Random
from typing import TypeVar

Value = TypeVar("Value")


def stream(seed: int, subject: str) -> Random:
    """Return the random stream of a subject; the same seed gives the same stream everywhere."""
    return Random(f"kunto|{seed}|{subject}")  # noqa: S311 - a simulation, no secret


def pick(rng: Random, weights: Mapping[Value, float]) -> Value:
    """Draw one value by its weight."""
    return rng.choices(tuple(weights), weights=tuple(weights.values()))[0]


def deal(rng: Random, weights: Mapping[Value, int], count: int, *, exact: bool) -> list[Value]:
    """Deal `count` values: exactly by the counts in the order of chance, or drawn by weight.

    Raises ValueError when an exact deal is asked for and the counts do not add up.
    """
    if not exact:
        return rng.choices(tuple(weights), weights=tuple(weights.values()), k=count)
    cards = [value for value, number in weights.items() for _ in range(number)]
    if len(cards) != count:
        raise ValueError(f"counts add up to {len(cards)}, not to {count}")
    rng.shuffle(cards)
    return cards


def about(rng: Random, base: float, *, exact: bool) -> int:
    """Return a whole number near `base`: the number itself when exact, else within a fifth."""
    return round(base) if exact else round(base * rng.uniform(0.8, 1.2))
