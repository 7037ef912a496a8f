"""Activation of those who registered in one quarter or month; those in service are hatched."""

from collections.abc import Sequence

from dashboards.figures.base import (
    HATCH,
    NO_HOVER,
    Figure,
    Trace,
    figure,
    label_at,
    leading,
)
from dashboards.queries.clients import Cohort
from dashboards.selection import Grain
from dashboards.theme import LIGHT
from kunto.locale import Texts

# A cohort is too early to judge while more than this share of it is still in service.
IMMATURE_OPEN_SHARE = 0.2
# Over more columns than this a decimal would run into the next; the table has it.
_WITH_DECIMAL = 9


def is_mature(cohort: Cohort) -> bool:
    """Whether so few of the cohort are still in service that its share can be compared."""
    return cohort.open_count <= IMMATURE_OPEN_SHARE * cohort.registered_count


def draw_cohorts(
    cohorts: Sequence[Cohort],
    texts: Texts,
    *,
    grain: Grain = "quarter",
    links: Sequence[str] | None = None,
    height: int = 300,
) -> Figure:
    """Draw the share of each cohort's registered clients who have been activated.

    `links` are the addresses of the clients behind each column.
    """
    shares = [cohort.activated_count / cohort.registered_count for cohort in cohorts]
    drawn = figure(
        _traces(cohorts, shares, texts, links),
        texts,
        height=height,
        margin={"l": 0, "r": 8, "t": 28, "b": 8},
        barmode="overlay",
        xaxis={
            "showgrid": False,
            "showline": True,
            "linecolor": LIGHT["axis"],
            "tickvals": list(range(len(cohorts))),
            "ticktext": cohort_names(cohorts, "<br>", grain),
            "range": [-0.6, len(cohorts) - 0.4],
        },
        yaxis=_share_axis(max(*shares, 0.5) * 1.16, texts),
    )
    if not all(is_mature(cohort) for cohort in cohorts):
        drawn["layout"]["annotations"] = [_hatch_label(texts)]
    return drawn


def cohort_names(
    cohorts: Sequence[Cohort], separator: str = "\u00a0", grain: Grain = "quarter"
) -> list[str]:
    """Return the cohorts' names, for a line break only the first of each year with the year."""
    names = []
    for number, cohort in enumerate(cohorts):
        day = cohort.start_date
        new_year = number == 0 or cohorts[number - 1].start_date.year != day.year
        year = f"{separator}{day.year}" if new_year or separator == "\u00a0" else ""
        part = f"Q{(day.month + 2) // 3}" if grain == "quarter" else str(day.month)
        names.append(f"{part}{year}")
    return names


def _share_axis(top: float, texts: Texts) -> Trace:
    ticks = [value for value in (0, 0.25, 0.5, 0.75, 1) if value <= top]
    labels = [texts.share(tick, 0) for tick in ticks]
    return {"range": [0, top], "tickvals": ticks, "ticktext": labels}


def _hatch_label(texts: Texts) -> Trace:
    return label_at(
        1,
        1.02,
        texts.text("cohorts.hatched"),
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        font={"size": 13, "color": LIGHT["muted"]},
    )


def _traces(
    cohorts: Sequence[Cohort], shares: list[float], texts: Texts, links: Sequence[str] | None
) -> list[Trace]:
    outline: Trace = {
        "pattern": HATCH,
        "line": {"color": LIGHT["primary"], "width": 1.5},
    }
    traces = []
    decimals = 1 if len(cohorts) <= _WITH_DECIMAL else 0
    markers: tuple[tuple[bool, Trace], ...] = ((True, {}), (False, outline))
    for mature, marker in markers:
        places = [n for n, cohort in enumerate(cohorts) if is_mature(cohort) == mature]
        labels = [texts.percentage(shares[n], decimals) for n in places]
        counts = [_counts(cohorts[n], texts) for n in places]
        traces.append(
            {
                "type": "bar",
                # Seven columns fill the card; fewer are as wide as they would be among seven.
                "width": 0.1 * min(len(cohorts), 7),
                "x": places,
                "y": [shares[n] for n in places],
                "marker": {"color": LIGHT["primary"]} | marker,
                "text": [f"<b>{label}</b>" if mature else label for label in labels],
                "textposition": "outside",
                "textfont": {"size": 14},
                **(leading([links[n] for n in places], counts) if links else NO_HOVER),
            }
        )
    return traces


def _counts(cohort: Cohort, texts: Texts) -> str:
    return f"{texts.number(cohort.activated_count)}/{texts.number(cohort.registered_count)}"
