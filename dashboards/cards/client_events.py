"""What happened to a client, in words: for the timeline, its table and the source rows."""

from dashboards.queries.client_path import Event, Period
from dashboards.scope_words import choice_words, reason_words
from dashboards.theme import TEAM_COLOUR, TEAM_SHAPE
from kunto.locale import Texts

# With a coordinator, on some channel.
CONTACTS = (
    *("attempt", "contact", "meeting", "joint_meeting", "plan"),
    *("health_check", "group_coaching", "work_trial"),
)


def event_words(event: Event, texts: Texts) -> str:
    """Return what happened."""
    return texts.text(f"event.{event.event_type_id}")


def detail_words(event: Event, texts: Texts) -> str:
    """Return what else is known of it, empty when nothing is."""
    if event.event_type_id == "transfer":
        return texts.text(
            "client.transfer",
            old=choice_words("coordinator", event.coordinator_id or "none", texts),
            new=choice_words("coordinator", event.other_coordinator_id or "none", texts),
        )
    if event.detail_id is None:
        return ""
    if event.event_type_id in ("outcome", "dropped"):
        return reason_words(event.detail_id, texts)
    if event.event_type_id in CONTACTS:
        return _code("channel", event.detail_id, texts)
    if event.event_type_id == "registered":
        return _code("registration", event.detail_id, texts)
    return _end_reason(event.detail_id, texts) if event.event_type_id == "period_ended" else ""


def end_words(period: Period, texts: Texts) -> str:
    """Return why a service period ended."""
    return "" if period.end_reason_id is None else _end_reason(period.end_reason_id, texts)


def hover_words(event: Event, texts: Texts) -> str:
    """Return what a mark says when pointed at: day, what happened, with whom."""
    parts = [event_words(event, texts), detail_words(event, texts)]
    if event.coordinator_id and event.event_type_id != "transfer":
        parts.append(choice_words("coordinator", event.coordinator_id, texts))
    return f"<b>{texts.day(event.event_date)}</b><br>" + "<br>".join(filter(None, parts))


def team_look(role: str | None) -> tuple[str, str]:
    """Return the colour and shape of a coordinator's marks."""
    return TEAM_COLOUR.get(role or "", "context"), TEAM_SHAPE.get(role or "", "circle")


def _end_reason(reason_id: str, texts: Texts) -> str:
    """Return why a period ended; the reasons of leaving have words of their own."""
    return _code("exit_reason", _code("end_reason", reason_id, texts), texts)


def _code(kind: str, code: str, texts: Texts) -> str:
    text_id = f"{kind}.{code}"
    return texts.text(text_id) if text_id in texts.messages else code
