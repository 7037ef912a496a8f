"""ESF start and end forms: one row per form; a missing mandatory answer keeps the form out.

The rule is the funder's: no answer of an incomplete form may be stored.
"""

from ingest.contract import Column, Contract, DateOrder
from ingest.references import PROJECT_CODE
from ingest.sources.codes import MUNICIPALITY, identity

_PROJECT_CODE = Column(
    name="hankekoodi",
    headers=("Hankekoodi", "Hankkeen koodi", "Projektikoodi", "Projektkod", "Project code"),
    reference=PROJECT_CODE,
)
_STARTED = Column(
    name="aloituspvm",
    headers=("Aloituspäivä", "Aloituspvm", "Aloittamispäivä", "Startdatum", "Start date"),
    type="date",
)
_SIGNED = Column(
    name="allekirjoituspvm",
    headers=(
        *("Allekirjoituspäivä", "Allekirjoituspvm", "Allekirjoitettu"),
        *("Datum för underskrift", "Undertecknad", "Signed", "Date of signature"),
    ),
    type="date",
)
_KEY = ("hankekoodi", "person_key", "aloituspvm")

_START_FORMS = Contract(
    source="esf",
    table="esr_aloitusilmoitukset",
    row="One ESF start form.",
    sheet="Aloitusilmoitukset",
    key=_KEY,
    only_target_group=True,
    columns=(
        _PROJECT_CODE,
        identity(age_on="aloituspvm"),
        MUNICIPALITY,
        _STARTED,
        _SIGNED,
        Column(
            name="tyomarkkina_asema",
            headers=(
                "Työmarkkina-asema",
                "Työmarkkinatilanne",
                "Arbetsmarknadsställning",
                "Labour market status",
            ),
            type="code",
            allowed_by="esf_labour_market_statuses",
        ),
        Column(
            name="tyottomyys_kk",
            headers=(
                "Työttömyyden kesto kk",
                "Arbetslöshetens längd, månader",
                "Length of unemployment, months",
            ),
            type="integer",
            presence="column",
            minimum=0,
            maximum=600,
        ),
        Column(
            name="koulutusaste",
            headers=("Koulutusaste", "Koulutustausta", "Utbildningsnivå", "Level of education"),
            type="code",
            allowed_by="esf_education_levels",
        ),
        Column(
            name="kotitalous",
            headers=("Kotitalous", "Hushåll", "Household"),
            type="code",
            allowed_by="esf_households",
        ),
        Column(
            name="maahanmuuttajatausta",
            headers=("Maahanmuuttajatausta", "Invandrarbakgrund", "Migrant background"),
            type="code",
            allowed_by="esf_answers",
        ),
        Column(
            name="vammaisuus",
            headers=("Vammaisuus", "Funktionsnedsättning", "Disability"),
            type="code",
            allowed_by="esf_answers",
        ),
        Column(
            name="muu_heikko_asema",
            headers=("Muu heikko asema", "Annan utsatt ställning", "Other disadvantage"),
            type="code",
            allowed_by="esf_answers",
        ),
    ),
)

_END_FORMS = Contract(
    source="esf",
    table="esr_lopetusilmoitukset",
    row="One ESF end form.",
    sheet="Lopetusilmoitukset",
    key=_KEY,
    date_order=DateOrder("aloituspvm", "lopetuspvm"),
    columns=(
        _PROJECT_CODE,
        identity(age_on="lopetuspvm"),
        _STARTED,
        Column(
            name="lopetuspvm",
            headers=("Lopetuspäivä", "Lopetuspvm", "Lopettamispäivä", "Slutdatum", "End date"),
            type="date",
        ),
        _SIGNED,
        Column(
            name="paattyminen",
            headers=("Palvelun päättyminen", "Servicens avslut", "End of service"),
            type="code",
            allowed_by="esf_completions",
        ),
        Column(
            name="tilanne",
            headers=("Tilanne päättyessä", "Situation vid avslut", "Situation at the end"),
            type="code",
            allowed_by="esf_end_statuses",
        ),
    ),
)

CONTRACTS = (_START_FORMS, _END_FORMS)
