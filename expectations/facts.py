"""What the expectations need to know of the project."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ProjectFacts:
    """The project and the day that its data describe; rules read them as SQL variables.

    Both days of the period belong to it; `age_limit` is the first age that is too old;
    `as_of_date` is the newest export date. The service levels are those of kunto.toml.
    """

    project_start: date
    project_end: date
    municipality: str
    age_limit: int
    as_of_date: date
    is_sample: bool
    planned_duration_months: int
    first_contact_working_days: int
    company_contact_working_days: int
