"""How sure a difference between two shares is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054
_Z_95_ONE_SIDED = 1.6448536269514722


@dataclass(frozen=True)
class Proportion:
    """A share of `count` in `total` with its 95 % Wilson interval (Wilson 1927)."""

    count: int
    total: int

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


def differ(first: Proportion, second: Proportion) -> bool:
    """Whether two independent shares differ at the 95 % level (Newcombe 1998, method 10)."""
    if first.share < second.share:
        first, second = second, first
    lower = first.interval[0]
    upper = second.interval[1]
    margin = sqrt((first.share - lower) ** 2 + (upper - second.share) ** 2)
    return first.share - second.share > margin


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
