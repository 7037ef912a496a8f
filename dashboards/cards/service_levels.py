"""How often the promised service levels were kept."""

from collections.abc import Sequence

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.figures.service_levels import draw_service_levels
from dashboards.frame import Frame
from dashboards.intervals import ENOUGH
from dashboards.queries.service_levels import ServiceLevel

_ORDER = ("first_contact", "meeting_interval", "duration", "company_contact", "company_followup")


def service_levels_card(levels: Sequence[ServiceLevel], frame: Frame) -> ChartCard:
    """Return the share on time of each service level that has cases, decided or pending."""
    texts = frame.texts
    known = [level for level in levels if level.level_id in _ORDER]
    shown = sorted(
        (level for level in known if level.case_count + level.pending_count),
        key=lambda level: _ORDER.index(level.level_id),
    )
    names = [level_name(level.level_id, frame) for level in shown]
    rows = [
        [
            name,
            texts.share(level.on_time_share) if level.case_count else "–",
            texts.number(level.on_time_count),
            texts.number(level.case_count),
            texts.number(level.pending_count),
        ]
        for name, level in zip(names, shown, strict=True)
    ]
    columns = ("service_level", "on_time_share", "on_time", "decided", "pending")
    return ChartCard(
        name="service_levels",
        metric_ids=tuple(f"{level.level_id}_on_time_share" for level in shown),
        title=_title(shown, frame),
        subtitle=texts.text("service.subtitle", scope=frame.scope_by("began")),
        summary="; ".join(f"{row[0]} {row[1]} ({row[2]}/{row[3]})" for row in rows) + "."
        if rows
        else texts.text("service.nothing", scope=frame.scope_words),
        source=frame.source("service_levels"),
        figure=draw_service_levels(shown, names, texts) if shown else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows) if rows else None,
    )


def level_name(level_id: str, frame: Frame) -> str:
    """Return the service level in words, with the limit that the release promised."""
    return frame.texts.plural(f"level.{level_id}", frame.facts.limits[level_id])


def _title(levels: Sequence[ServiceLevel], frame: Frame) -> str:
    if not any(level.case_count for level in levels):
        return frame.texts.text("service.title.none")
    decided = [level for level in levels if level.case_count >= ENOUGH]
    if len(decided) < 2:
        return frame.texts.text("service.title.few")
    if all(level.on_time_count == level.case_count for level in levels):
        return frame.texts.text("service.title.all_kept")
    first, second = sorted(decided, key=lambda level: level.on_time_share or 0)[:2]
    if first.on_time_share == second.on_time_share:
        return frame.texts.text("service.title.none")
    name = level_name(first.level_id, frame)
    return frame.texts.text("service.title", level=name[:1].lower() + name[1:])
