"""How often the promised service levels were kept."""

from collections.abc import Sequence

from dashboards.components.chart_cards import ChartCard, DataTable
from dashboards.figures.service_levels import draw_service_levels
from dashboards.frame import Frame
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
        title=_title(shown, frame),
        subtitle=texts.text("service.subtitle", scope=frame.scope_words),
        summary="; ".join(f"{row[0]} {row[1]} ({row[2]}/{row[3]})" for row in rows) + "."
        if rows
        else texts.text("service.nothing", scope=frame.scope_words),
        source=frame.source("service_levels"),
        figure=draw_service_levels(shown, names, texts) if shown else None,
        data=DataTable([texts.text(f"table.{name}") for name in columns], rows) if rows else None,
    )


def level_name(level_id: str, frame: Frame) -> str:
    """Return the service level in words, with the days this project has promised."""
    levels = frame.settings.service_levels
    days = {
        "first_contact": levels.first_contact_working_days,
        "meeting_interval": levels.meeting_interval_days,
        "duration": levels.planned_duration_months,
        "company_contact": levels.company_contact_working_days,
        "company_followup": levels.company_followup_late_days,
    }
    return frame.texts.plural(f"level.{level_id}", days[level_id])


def _title(levels: Sequence[ServiceLevel], frame: Frame) -> str:
    decided = [level for level in levels if level.on_time_share is not None]
    if not decided:
        return frame.texts.text("service.title.none")
    weakest = min(decided, key=lambda level: level.on_time_share or 0)
    if weakest.on_time_count == weakest.case_count:
        return frame.texts.text("service.title.all_kept")
    name = level_name(weakest.level_id, frame)
    return frame.texts.text("service.title", level=name[:1].lower() + name[1:])
