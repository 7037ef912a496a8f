"""The ESF start and end forms: one row per form."""

from ingest.synthetic.people import EndForm, Person, StartForm
from ingest.synthetic.tables import Cell, Row, Table
from ingest.synthetic.world import World

START_FILE, END_FILE = "esr_aloitusilmoitukset.xlsx", "esr_lopetusilmoitukset.xlsx"
PROJECT_CODE, IDENTITY, MUNICIPALITY = "Hankekoodi", "Henkilötunnus", "Kotikunta"
STARTED, ENDED, SIGNED = "Aloituspäivä", "Lopetuspäivä", "Allekirjoituspäivä"
START_HEADERS = [
    PROJECT_CODE, IDENTITY, STARTED, SIGNED, MUNICIPALITY, "Työmarkkina-asema",
    "Työttömyyden kesto kk", "Koulutusaste", "Kotitalous", "Maahanmuuttajatausta", "Vammaisuus",
    "Muu heikko asema",
]  # fmt: skip
END_HEADERS = [
    PROJECT_CODE, IDENTITY, STARTED, ENDED, SIGNED, "Palvelun päättyminen", "Tilanne päättyessä",
]  # fmt: skip
_ISCED = {
    "perusaste": "ISCED 0–2",
    "toinen aste": "ISCED 3–4",
    "korkea-aste": "ISCED 5–8",
}


def start_forms(world: World) -> Table:
    """Return the start forms in order of registration."""
    rows = [
        Row(_start(world.project_code, person, person.start_form))
        for person in world.people
        if person.start_form
    ]
    return Table(START_FILE, list(START_HEADERS), rows, sheet="Aloitusilmoitukset")


def end_forms(world: World) -> Table:
    """Return the end forms in order of registration."""
    rows = [
        Row(_end(world.project_code, person, person.end_form))
        for person in world.people
        if person.end_form
    ]
    return Table(END_FILE, list(END_HEADERS), rows, sheet="Lopetusilmoitukset")


def _start(project_code: str, person: Person, form: StartForm) -> list[Cell]:
    return [
        project_code,
        person.identity,
        form.started,
        form.day,
        "Lahti",
        form.status,
        person.unemployment_months,
        _ISCED[person.education],
        form.household,
        form.is_migrant,
        form.is_disabled,
        form.is_otherwise_weak,
    ]


def _end(project_code: str, person: Person, form: EndForm) -> list[Cell]:
    return [
        project_code,
        person.identity,
        form.started,
        form.ended,
        form.day,
        form.completion,
        form.status,
    ]
