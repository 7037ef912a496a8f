"""The planted faults: for each file the rules to break, and the cell that breaks each."""

from dataclasses import dataclass
from datetime import date

from ingest.synthetic.deliveries import access, crm, esf, kela, project, webropol
from ingest.synthetic.identity import identity_number
from ingest.synthetic.tables import Cell

_NO_SUCH_DAY = "31.4.2022"
_BEFORE_ANY_START = date(2021, 9, 1)
_OVER_AGE = identity_number(date(1985, 5, 3), "-", 995)


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule and the cell that breaks it; a duplicate takes the first value that differs."""

    rule: str
    header: str = ""
    values: tuple[Cell, ...] = ()


SHORT, LONG = Fault("row_width", values=("short",)), Fault("row_width", values=("long",))
FAULTS: dict[str, tuple[Fault, ...]] = {
    webropol.FILE: (
        Fault("identity", webropol.IDENTITY),
        Fault("date", webropol.ANSWERED, (_NO_SUCH_DAY,)),
        Fault("missing_value", webropol.ANSWERED, ("",)),
        Fault("code", webropol.REFERRER, ("naapuri",)),
        Fault("missing_value", webropol.REFERRER, ("",)),
        Fault("code", webropol.LANGUAGE, ("kielitaito",)),
        Fault("range", webropol.MONTHS, (999,)),
        Fault("number", webropol.MONTHS, ("kolme",)),
        Fault("boolean", webropol.CONSENT, ("ehkä",)),
        Fault("consent", webropol.CONSENT, ("ei",)),
        Fault("duplicate", webropol.EDUCATION, ("perusaste", "toinen aste")),
    ),
    access.CLIENTS_FILE: (
        Fault("identity", "Henkilötunnus"),
        Fault("date", "Ilmoittautunut", (_NO_SUCH_DAY,)),
        Fault("missing_value", "Ilmoittautunut", ("",)),
        Fault("code", "Ilmoittautumistapa", ("kirjekyyhky",)),
        Fault("range", "Työttömyys kk", ("700",)),
        Fault("number", "Työttömyys kk", ("ei tietoa",)),
        SHORT,
        Fault("duplicate", "Koulutus", ("perusaste", "toinen aste")),
    ),
    access.PERIODS_FILE: (
        Fault("date", "Alkupvm", (_NO_SUCH_DAY,)),
        Fault("missing_value", "Alkupvm", ("",)),
        Fault("missing_value", access.COORDINATOR, ("",)),
        Fault("date_order", "Loppupvm", ("01.09.2021",)),
        Fault("code", "Päättymissyy", ("muutti kuuhun",)),
        Fault("code", "Lopputulos", ("lottovoitto",)),
        LONG,
        Fault("duplicate", access.COORDINATOR, ("Työkyky 1", "Yritys 1")),
    ),
    access.CONTACTS_FILE: (
        Fault("missing_value", access.COORDINATOR, ("",)),
        Fault("date", "Pvm", (_NO_SUCH_DAY,)),
        Fault("code", "Laji", ("savumerkki",)),
        Fault("code", "Kanava", ("pullopostia",)),
        Fault("boolean", "Toteutui", ("ehkä",)),
        SHORT,
        Fault("duplicate", "Kanava", ("puhelin", "toimisto")),
    ),
    access.TRANSFERS_FILE: (
        Fault("date", "Pvm", (_NO_SUCH_DAY,)),
        LONG,
        Fault("duplicate", "Vastaanottava koordinaattori", ("Työkyky 1", "Työkyky 2")),
    ),
    crm.COMPANIES_FILE: (
        Fault("business_id", crm.BUSINESS_ID),
        Fault("code", "Toimiala", ("Avaruusmatkailu",)),
        Fault("code", "Kokoluokka", ("valtava",)),
        Fault("date", "Liidi saatu", (_NO_SUCH_DAY,)),
        Fault("missing_value", "Liidi saatu", ("",)),
        SHORT,
        Fault("duplicate", "Kokoluokka", ("1–9", "10–49")),
    ),
    crm.CONTACTS_FILE: (
        Fault("business_id", crm.BUSINESS_ID),
        Fault("date", "Pvm", (_NO_SUCH_DAY,)),
        Fault("code", "Kanava", ("pullopostia",)),
        Fault("code", "Vaihe", ("kahvitauko",)),
        LONG,
        Fault("duplicate", "Kanava", ("puhelin", "käynti")),
    ),
    crm.TICKETS_FILE: (
        Fault("business_id", crm.BUSINESS_ID),
        Fault("date", "Avattu", (_NO_SUCH_DAY,)),
        Fault("missing_value", "Avattu", ("",)),
        Fault("code", "Tarve", ("kaikenlaista",)),
        SHORT,
        Fault("duplicate", "Tarve", ("neuvonta", "tapahtuma")),
    ),
    crm.WORKSHOPS_FILE: (
        Fault("business_id", crm.BUSINESS_ID),
        Fault("date", "Pvm", (_NO_SUCH_DAY,)),
        Fault("code", "Tila", ("unohtui",)),
        LONG,
    ),
    esf.START_FILE: (
        Fault("identity", esf.IDENTITY),
        Fault("date", esf.SIGNED, (_NO_SUCH_DAY,)),
        Fault("missing_value", esf.SIGNED, ("",)),
        Fault("missing_value", "Työmarkkina-asema", ("",)),
        Fault("missing_value", "Kotitalous", ("",)),
        Fault("missing_value", "Vammaisuus", ("",)),
        Fault("number", "Työttömyyden kesto kk", ("kauan",)),
        Fault("code", "Koulutusaste", ("ISCED 9",)),
        Fault("target_group", esf.MUNICIPALITY, ("Hollola",)),
        Fault("target_group", esf.IDENTITY, (_OVER_AGE,)),
        Fault("duplicate", "Kotitalous", ("yksin", "huoltajana")),
    ),
    esf.END_FILE: (
        Fault("identity", esf.IDENTITY),
        Fault("date", esf.ENDED, (_NO_SUCH_DAY,)),
        Fault("date_order", esf.ENDED, (_BEFORE_ANY_START,)),
        Fault("code", "Palvelun päättyminen", ("kesken",)),
        Fault("missing_value", "Tilanne päättyessä", ("",)),
        Fault("duplicate", "Tilanne päättyessä", ("työtön", "palvelussa")),
    ),
    project.ABILITY_FILE: (
        Fault("date", "Vastauspäivä", (_NO_SUCH_DAY,)),
        Fault("code", "Vaihe", ("keskivaihe",)),
        Fault("number", "Mieli", ("hyvä",)),
        Fault("range", "Keho", ("140,0",)),
        Fault("range", "Työkyky", ("12",)),
        SHORT,
        Fault("duplicate", "Työkyky", ("0", "10")),
    ),
    project.FEEDBACK_FILE: (
        Fault("date", "Pvm", (_NO_SUCH_DAY,)),
        Fault("code", "Koordinaattorityyppi", ("kahvi",)),
        Fault("range", "Arvosana", ("11",)),
        Fault("range", "Arvosana", ("3",)),
        Fault("number", "Arvosana", ("kiitettävä",)),
        LONG,
        Fault("duplicate", "Arvosana", ("4", "5")),
    ),
    project.EVENTS_FILE: (
        Fault("date", "Pvm", (_NO_SUCH_DAY,)),
        Fault("code", "Järjestäjä", ("naapuri",)),
        Fault("number", project.PARTICIPANTS, ("paljon",)),
        SHORT,
        Fault("duplicate", project.PARTICIPANTS, ("1", "2")),
    ),
    project.COSTS_FILE: (
        Fault("date", "Kirjauspäivä", (_NO_SUCH_DAY,)),
        Fault("code", "Kustannuslaji", ("huvit",)),
        Fault("code", "Kohdennus", ("tuntematon",)),
        Fault("number", project.AMOUNT, ("selvitetään",)),
        SHORT,
        Fault("duplicate", project.AMOUNT, ("1,00", "2,00")),
    ),
    project.COORDINATORS_FILE: (
        Fault("date", "Alkaen", (_NO_SUCH_DAY,)),
        Fault("code", "Rooli", ("päällikkö",)),
        Fault("range", "Työaika %", ("140 %",)),
        LONG,
        Fault("duplicate", "Työaika %", ("50 %", "40 %")),
    ),
    project.OUTPUTS_FILE: (
        Fault("code", "Tila", ("haihtui",)),
        Fault("missing_value", "Laji", ("",)),
    ),
    kela.FILE: (
        Fault("identity", kela.IDENTITY),
        Fault("date", kela.COUNTED, (_NO_SUCH_DAY,)),
        Fault("number", kela.PAID, ("paljon",)),
        Fault("range", kela.PAID, ("-5",)),
        SHORT,
        Fault("duplicate", kela.PAID, ("1", "2")),
    ),
}
