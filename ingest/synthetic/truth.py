"""The true figures of a day, counted from the simulated people."""

from collections import Counter
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
    return metrics_of(counts_of(world))


def counts_of(world: World) -> Counter[str]:
    """Return what is counted of a world, or of a part of one; counts of parts may be added."""
    served = [person for person in world.people if person.end_form]
    activated = [person for person in served if is_activated(person)]
    workshops = [workshop for company in world.companies for workshop in company.workshops]
    counts = Counter(
        registered=sum(map(is_registered, world.people)),
        served=len(served),
        activated=len(activated),
        esf_results=sum(outcome_of(person) in _ESF_RESULTS for person in served),
        transfers=sum(map(_was_transferred, world.people)),
        contacted=sum(bool(company.contacts) for company in world.companies),
        cooperating=sum(map(is_cooperating, world.companies)),
        events=len(world.events),
        workshops=sum(workshop.state == "pidetty" for workshop in workshops),
        cents=int(sum((booking.amount for booking in world.bookings), Decimal(0)) * 100),
        replies=len(world.feedback),
        grades=sum(reply.grade for reply in world.feedback),
    )
    counts.update(f"drop {drop_reason(person)}" for person in world.people)
    counts.update(f"outcome {outcome_of(person)}" for person in served)
    counts.update(f"path {path_of(person)}" for person in served)
    counts.update(f"activated {path_of(person)}" for person in activated)
    return counts


def metrics_of(counts: Counter[str]) -> dict[str, Value]:
    """Return every metric that the counts give."""
    served, activated = counts["served"], counts["activated"]
    euros = Decimal(counts["cents"]) / 100
    return {
        "registered_clients": counts["registered"],
        "served_clients": served,
        **{metric: counts[f"drop {reason}"] for reason, metric in DROPS.items()},
        **{metric: counts[f"outcome {outcome}"] for outcome, metric in OUTCOMES.items()},
        **{f"served_{path}": counts[f"path {path}"] for path in PATHS},
        **{
            f"activation_share_{path}": _share(counts[f"activated {path}"], counts[f"path {path}"])
            for path in ("wac", "bc")
        },
        "activation_share_all": _share(activated, served),
        "transfers_wac_to_bc": counts["transfers"],
        "companies_contacted": counts["contacted"],
        "companies_cooperating": counts["cooperating"],
        "events_held": counts["events"],
        "ratko_workshops_held": counts["workshops"],
        "feedback_count": counts["replies"],
        "feedback_grade": _share(counts["grades"], counts["replies"]),
        "esf_immediate_result_share": _share(counts["esf_results"], served),
        "cost_per_served_eur": float(euros / served) if served else None,
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


def _was_transferred(person: Person) -> bool:
    return any(
        (role_of(transfer.sender), role_of(transfer.receiver)) == ("wac", "bc")
        for transfer in person.transfers
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
