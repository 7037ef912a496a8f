"""What every page that shows a client knows: who it is without a name, and how far it came."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """One client as of the day of the data; codes `unknown` and `none` are told in words.

    `waiting_days` are calendar days in the stage reached, None for a client who is not open.
    """

    client_id: str
    client_reference: str | None
    team: str
    coordinator_id: str
    referrer_id: str
    age_band: str
    sex: str
    education_id: str
    language_id: str
    unemployment_band: str
    registered_date: date
    first_attempt_date: date | None
    first_contact_date: date | None
    first_meeting_date: date | None
    served_date: date | None
    dropped_date: date | None
    status: str
    last_stage_id: str
    next_stage_id: str | None
    loss_reason_id: str | None
    outcome_id: str | None
    waiting_days: int | None
