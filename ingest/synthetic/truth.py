"""The true figures of a day, counted from the simulated people."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from ingest.synthetic.fates import CANCELLED, LOST_CONTACT, NO_END_FORM, NOT_REACHED
from ingest.synthetic.forms import MEETING_KINDS
from ingest.synthetic.journeys import FORM
from ingest.synthetic.people import Person
from ingest.synthetic.project import Company, role_of
from ingest.synthetic.world import World

DROPS = {
    CANCELLED: "dropped_cancelled",
    NOT_REACHED: "dropped_not_reached",
    NO_END_FORM: "dropped_no_end_form",
    LOST_CONTACT: "dropped_lost_contact",
}
OUTCOMES = {
    "työllistyi": "outcome_employed",
    "koulutus": "outcome_education",
    "jatkaa työnhakua": "outcome_job_search",
    "työkokeilu": "outcome_work_trial",
    "muu palvelu": "outcome_other_service",
    "sairausloma": "outcome_sick_leave",
    "kuntouttava työtoiminta": "outcome_rehabilitative_work",
}
_NOT_ACTIVATED = ("jatkaa työnhakua", "sairausloma")
_ESF_RESULTS = ("työllistyi", "koulutus")
PATHS = ("wac", "bc", "shared")

Value = int | float | None


def count_truth(world: World) -> dict[str, Value]:
    """Return every metric of a world as of a day; a share without a base is None."""
    served = [person for person in world.people if person.end_form]
    activated = sum(is_activated(person) for person in served)
    esf_results = sum(outcome_of(person) in _ESF_RESULTS for person in served)
    euros = sum((booking.amount for booking in world.bookings), Decimal(0))
    grades = [reply.grade for reply in world.feedback]
    return {
        "registered_clients": sum(is_registered(person) for person in world.people),
        "served_clients": len(served),
        **_by_drop(world.people),
        **_by_outcome(served),
        **_by_path(served),
        "activation_share_all": _share(activated, len(served)),
        "transfers_wac_to_bc": sum(_was_transferred(person) for person in world.people),
        "companies_contacted": sum(bool(company.contacts) for company in world.companies),
        "companies_cooperating": sum(map(is_cooperating, world.companies)),
        "events_held": len(world.events),
        "ratko_workshops_held": sum(
            workshop.state == "pidetty"
            for company in world.companies
            for workshop in company.workshops
        ),
        "feedback_count": len(grades),
        "feedback_grade": _share(sum(grades), len(grades)),
        "esf_immediate_result_share": _share(esf_results, len(served)),
        "cost_per_served_eur": float(euros / len(served)) if served else None,
        "cost_per_activated_eur": float(euros / activated) if activated else None,
    }


def is_registered(person: Person) -> bool:
    """Whether the person is known: by the form at once, by a meeting when entered in Access."""
    return person.channel == FORM or person.entered is not None


def outcome_of(person: Person) -> str:
    """Return the outcome of the last closed period, "" while there is none."""
    return next((p.outcome for p in reversed(person.periods) if p.ended), "")


def drop_reason(person: Person) -> str:
    """Return the reason a person dropped out, "" for the served and the open."""
    if person.end_form:
        return ""
    reason = next((p.end_reason for p in reversed(person.periods) if p.ended), "")
    return reason if reason in DROPS else ""


def is_activated(person: Person) -> bool:
    """Whether the outcome is activation by the project's own rule."""
    outcome = outcome_of(person)
    return bool(outcome) and outcome not in _NOT_ACTIVATED


def path_of(person: Person) -> str:
    """Return wac, bc or shared by whom the person met; without meetings by the last period."""
    roles = {
        role_of(contact.coordinator)
        for contact in person.contacts
        if contact.is_reached and contact.kind in MEETING_KINDS
    }
    if len(roles) > 1:
        return "shared"
    return next(iter(roles), role_of(person.periods[-1].coordinator))


def is_cooperating(company: Company) -> bool:
    """Whether the company went past the first contact."""
    is_past_first = any(contact.stage != "ensikontakti" for contact in company.contacts)
    return bool(company.contacts) and (is_past_first or bool(company.tickets))


def _by_drop(people: Iterable[Person]) -> dict[str, Value]:
    reasons = Counter(map(drop_reason, people))
    return {metric: reasons[reason] for reason, metric in DROPS.items()}


def _by_outcome(served: Iterable[Person]) -> dict[str, Value]:
    outcomes = Counter(map(outcome_of, served))
    return {metric: outcomes[outcome] for outcome, metric in OUTCOMES.items()}


def _by_path(served: list[Person]) -> dict[str, Value]:
    counts = Counter(map(path_of, served))
    activated = Counter(path_of(person) for person in served if is_activated(person))
    shares = {f"activation_share_{p}": _share(activated[p], counts[p]) for p in ("wac", "bc")}
    return {f"served_{path}": counts[path] for path in PATHS} | shares


def _was_transferred(person: Person) -> bool:
    return any(
        (role_of(transfer.sender), role_of(transfer.receiver)) == ("wac", "bc")
        for transfer in person.transfers
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
