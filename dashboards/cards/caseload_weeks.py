"""Which weeks of the caseload are shown, and the steps to earlier and later ones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.marks import icon
from dashboards.components.record_table import follow
from dashboards.figures.heat import WEEKS_NARROW
from dashboards.queries.caseload import WEEKS_SHOWN, WeekSpan
from kunto.locale import Texts


@dataclass(frozen=True)
class WeekLinks:
    """Addresses of the weeks before and after those shown, by how many weeks they move."""

    earlier: dict[int, str]
    later: dict[int, str]


def last_week_of(written: str, span: WeekSpan) -> date | None:
    """Return the Monday of the last week to show, by an address; else the last there is."""
    if span.first_week is None or span.last_week is None:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return span.last_week
    return min(max(day - timedelta(days=day.weekday()), span.first_week), span.last_week)


def week_links(
    span: WeekSpan, last_week: date | None, href_of: Callable[[date | None], str]
) -> WeekLinks:
    """Return the steps to other weeks: one as long as a wide screen shows, one as a narrow."""
    earlier: dict[int, str] = {}
    later: dict[int, str] = {}
    if span.first_week is None or span.last_week is None or last_week is None:
        return WeekLinks(earlier, later)
    for count in (WEEKS_SHOWN, WEEKS_NARROW):
        step = timedelta(weeks=count)
        # The first weeks are shown whole, not with an empty place before them.
        before = max(last_week - step, span.first_week + step - timedelta(weeks=1))
        if before < last_week:
            earlier[count] = href_of(before)
        if last_week < span.last_week:
            after = last_week + step
            later[count] = href_of(after if after < span.last_week else None)
    return WeekLinks(earlier, later)


def week_steps(links: WeekLinks, texts: Texts) -> Component | None:
    """Return the buttons that lead to other weeks; nothing where there are none."""
    steps = [
        _step(direction, weeks, href, texts)
        for direction, hrefs in (("earlier", links.earlier), ("later", links.later))
        for weeks, href in hrefs.items()
    ]
    if not steps:
        return None
    label = texts.text("caseload.weeks")
    return html.Nav(steps, className="weeks", **attributes(aria_label=label))


def _step(direction: str, weeks: int, href: str, texts: Texts) -> Component:
    words = texts.text(f"caseload.weeks.{direction}", n=texts.number(weeks))
    mark = icon("chevron-left" if direction == "earlier" else "chevron-right", 18)
    wide = "wide" if weeks == WEEKS_SHOWN else "narrow"
    return follow(
        [mark, words] if direction == "earlier" else [words, mark],
        href,
        data_key=f"weeks-{direction}-{weeks}",
        look=f"button {wide}",
    )
