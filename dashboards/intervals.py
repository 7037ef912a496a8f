"""How sure a difference between two shares is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

ENOUGH = 10
"""Of fewer than this no share is put into words, and none is compared with another."""
Z_95 = 1.959963984540054
_Z_95_ONE_SIDED = 1.6448536269514722


@dataclass(frozen=True)
class Proportion:
    """A share of `count` in `total` with its 95 % Wilson interval (Wilson 1927).

    marts.rpt_activation_rates has the interval of its own rates. Here it is for the clients that a
    reader chooses, of whom no mart can know, and for Newcombe's difference. A test holds the two
    together.
    """

    count: int
    total: int

    @property
    def is_enough(self) -> bool:
        """Whether the share is of so many that something can be said of it."""
        return self.total >= ENOUGH

    @property
    def share(self) -> float:
        """The share itself."""
        return self.count / self.total

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper limit."""
        square = Z_95 * Z_95
        centre = (self.share + square / (2 * self.total)) / (1 + square / self.total)
        spread = self.share * (1 - self.share) / self.total + square / (4 * self.total**2)
        margin = Z_95 * sqrt(spread) / (1 + square / self.total)
        return max(0.0, centre - margin), min(1.0, centre + margin)


@dataclass(frozen=True)
class Difference:
    """How much larger one share is than another, with its 95 % interval."""

    share: float
    lower: float
    upper: float

    @property
    def is_certain(self) -> bool:
        """Whether the interval leaves out no difference at all."""
        return self.lower > 0 or self.upper < 0


def difference(first: Proportion, second: Proportion) -> Difference:
    """Return the difference of two independent shares (Newcombe 1998, method 10)."""
    share = first.share - second.share
    (low, high), (second_low, second_high) = first.interval, second.interval
    down = sqrt((first.share - low) ** 2 + (second_high - second.share) ** 2)
    up = sqrt((high - first.share) ** 2 + (second.share - second_low) ** 2)
    return Difference(share, share - down, share + up)


def differ(first: Proportion, second: Proportion) -> bool:
    """Whether two independent shares differ at the 95 % level."""
    return difference(first, second).is_certain


def vary(shares: Sequence[Proportion]) -> bool:
    """Whether several independent shares differ among themselves at the 95 % level.

    Pearson's chi-square of homogeneity; its limit by Wilson and Hilferty (1931).
    """
    total = sum(share.total for share in shares)
    pooled = sum(share.count for share in shares) / total
    if pooled in (0, 1) or len(shares) < 2:
        return False
    distance = sum(
        (share.count - share.total * pooled) ** 2 / (share.total * pooled * (1 - pooled))
        for share in shares
    )
    ninth = 2 / (9 * (len(shares) - 1))
    return distance > (len(shares) - 1) * (1 - ninth + _Z_95_ONE_SIDED * sqrt(ninth)) ** 3
