"""What people fill in on the way: ESF start and end forms and Kykyviisari answers."""

from datetime import date
from random import Random

from ingest.synthetic.fates import SERVED
from ingest.synthetic.people import AbilityAnswer, Contact, EndForm, Period, StartForm
from ingest.synthetic.project import PROJECT_END, role_of
from ingest.synthetic.streams import pick
from ingest.synthetic.working_days import add_working_days

MEETING_KINDS = ("tapaaminen", "yhteistapaaminen", "suunnitelma", "terveystarkastus")
_LABOUR_STATUSES = {"työtön": 93, "työelämän ulkopuolella": 7}
_HOUSEHOLDS = {"yksin": 52, "muiden kanssa": 34, "huoltajana": 9, "en halua vastata": 5}
_SENSITIVE = {"ei": 78, "kyllä": 15, "en halua vastata": 7}
_STATUSES = {
    "työllistyi": "työssä",
    "koulutus": "koulutuksessa",
    "jatkaa työnhakua": "työtön",
    "työkokeilu": "palvelussa",
    "muu palvelu": "palvelussa",
    "kuntouttava työtoiminta": "palvelussa",
    "sairausloma": "työelämän ulkopuolella",
}
_SCALES = 5
_MONTH = 30


def start_form(
    rng: Random, periods: tuple[Period, ...], contacts: tuple[Contact, ...]
) -> StartForm | None:
    """Return the form signed at or after the first meeting; who cancelled has none."""
    met = first_meeting(contacts)
    if met is None or periods[-1].end_reason == "peruutti":
        return None
    latest = periods[-1].ended or PROJECT_END
    return StartForm(
        day=min(latest, add_working_days(met, rng.choice((0, 0, 0, 1, 2, 5)))),
        started=met,
        status=pick(rng, _LABOUR_STATUSES),
        household=pick(rng, _HOUSEHOLDS),
        is_migrant=pick(rng, _SENSITIVE),
        is_disabled=pick(rng, _SENSITIVE),
        is_otherwise_weak=pick(rng, _SENSITIVE),
    )


def end_form(rng: Random, periods: tuple[Period, ...], start: StartForm) -> EndForm | None:
    """Return the form of a served person; it comes some days, at times weeks, after the end."""
    last = periods[-1]
    if last.end_reason != SERVED or last.ended is None:
        return None
    delay = min(45, round(rng.lognormvariate(1.9, 0.8)))
    is_interrupted = last.outcome == "sairausloma" or rng.random() < 0.06
    return EndForm(
        day=min(add_working_days(last.ended, delay), PROJECT_END),
        started=start.started,
        ended=last.ended,
        completion="keskeytti" if is_interrupted else "suoritti loppuun",
        status=_STATUSES[last.outcome],
    )


def abilities(
    rng: Random, periods: tuple[Period, ...], contacts: tuple[Contact, ...]
) -> tuple[AbilityAnswer, ...]:
    """Return the Kykyviisari answers of a client met by work-ability coordinators only."""
    met = first_meeting(contacts)
    ended = periods[-1].ended
    all_wac = all(role_of(contact.coordinator) == "wac" for contact in contacts)
    if met is None or ended is None or not all_wac or rng.random() < 0.1:
        return ()
    scales = tuple(rng.randint(250, 750) for _ in range(_SCALES))
    before = AbilityAnswer(met, "alku", scales, rng.randint(2, 8))
    if periods[-1].end_reason != SERVED or (ended - met).days < _MONTH or rng.random() < 0.2:
        return (before,)
    changed = tuple(max(0, min(1000, scale + rng.randint(-80, 180))) for scale in scales)
    ability = max(0, min(10, before.work_ability + rng.choice((-1, 0, 0, 1, 1, 2, 3))))
    return (before, AbilityAnswer(ended, "loppu", changed, ability))


def first_meeting(contacts: tuple[Contact, ...]) -> date | None:
    """Return the day of the first meeting that was attended."""
    meetings = (c.day for c in contacts if c.is_reached and c.kind in MEETING_KINDS)
    return min(meetings, default=None)
