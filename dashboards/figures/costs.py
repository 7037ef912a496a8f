"""Costs by type: sorted bars with the amount and its share."""

from collections.abc import Sequence

from dashboards.figures.base import HIDDEN_AXIS, Figure, figure, horizontal_bars, label_above
from dashboards.queries.costs import TypeCost
from dashboards.theme import LIGHT
from kunto.locale import Texts


def draw_costs(costs: Sequence[TypeCost], texts: Texts) -> Figure:
    """Draw one bar per cost type, the largest first."""
    y = list(range(len(costs), 0, -1))
    total = sum(cost.cost_eur for cost in costs)
    amounts = [float(cost.cost_eur) for cost in costs]
    labels = [
        f"<b>{texts.euro(cost.cost_eur)}</b>  {texts.share(float(cost.cost_eur / total))}"
        if total
        else f"<b>{texts.euro(cost.cost_eur)}</b>"
        for cost in costs
    ]
    drawn = figure(
        [
            horizontal_bars(
                amounts,
                y,
                LIGHT["primary"],
                text=labels,
                textposition="outside",
                textfont={"size": 14, "color": LIGHT["ink"]},
                width=0.36,
            )
        ],
        texts,
        height=196,
        margin={"l": 0, "r": 136, "t": 18, "b": 0},
        xaxis={**HIDDEN_AXIS, "range": [min(0, *amounts), max(*amounts, 1)]},
        yaxis={**HIDDEN_AXIS, "range": [0.7, len(costs) + 0.55]},
    )
    drawn["layout"]["annotations"] = [
        label_above(place, texts.text_or(f"cost_type.{name}", name), shift=8)
        for place, name in zip(y, (cost.cost_type_id for cost in costs), strict=True)
    ]
    return drawn
