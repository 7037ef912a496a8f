"""Access client database: one CSV per table."""

from ingest.contract import Column, Contract, DateOrder
from ingest.sources.codes import (
    CLIENT_REFERENCE,
    COORDINATOR_HEADERS,
    DATE_HEADERS,
    FREE_TEXT,
    PHONE,
    REFERRERS,
    background,
    identity,
)

END_REASONS = (
    "palvelu päättyi",
    "siirto",
    "koordinaattori vaihtui",
    "peruutti",
    "ei tavoitettu",
    "päättyi ilman lomaketta",
    "lopetti yhteydenpidon",
)
OUTCOMES = (
    "työllistyi",
    "koulutus",
    "jatkaa työnhakua",
    "työkokeilu",
    "muu palvelu",
    "sairausloma",
    "kuntouttava työtoiminta",
)
CONTACT_TYPES = (
    "puhelu",
    "viesti",
    "tapaaminen",
    "yhteistapaaminen",
    "suunnitelma",
    "terveystarkastus",
    "ryhmävalmennus",
    "työkokeilu",
)
CHANNELS = ("puhelin", "sähköposti", "toimisto", "verkko", "kenttä")

_CLIENTS = Contract(
    source="access",
    table="access_asiakkaat",
    key=("asiakasnumero",),
    dropped=("Nimi", "Namn", "Name", "Lisätiedot", "Tilläggsuppgifter", "Details", *PHONE),
    columns=(
        CLIENT_REFERENCE,
        identity(age_on="ilmoittautumispvm"),
        Column(
            name="ilmoittautumispvm",
            headers=("Ilmoittautunut", "Ilmoittautumispvm", "Anmäld", "Registered"),
            type="date",
        ),
        Column(
            name="ilmoittautumistapa",
            headers=("Ilmoittautumistapa", "Anmälningssätt", "Way of registering"),
            type="code",
            allowed=("lomake", "tapaaminen"),
        ),
        Column(
            name="ohjaava_taho",
            headers=("Ohjaava taho", "Ohjaaja", "Hänvisare", "Referrer"),
            type="code",
            presence="optional",
            allowed=REFERRERS,
        ),
        *background(education="Koulutus", unemployment="Työttömyys kk"),
    ),
)

_PERIODS = Contract(
    source="access",
    table="access_jaksot",
    key=("jaksonumero",),
    date_order=DateOrder("alkupvm", "loppupvm"),
    columns=(
        Column(name="jaksonumero", headers=("Jaksonumero", "Periodnummer", "Period number")),
        CLIENT_REFERENCE,
        Column(name="koordinaattori", headers=COORDINATOR_HEADERS),
        Column(
            name="alkupvm",
            headers=("Alkupvm", "Alkupäivä", "Startdatum", "Start date"),
            type="date",
        ),
        Column(
            name="loppupvm",
            headers=("Loppupvm", "Loppupäivä", "Slutdatum", "End date"),
            type="date",
            presence="column",
        ),
        Column(
            name="paattymissyy",
            headers=("Päättymissyy", "Orsak till avslut", "End reason"),
            type="code",
            presence="column",
            allowed=END_REASONS,
        ),
        Column(
            name="lopputulos",
            headers=("Lopputulos", "Utfall", "Outcome"),
            type="code",
            presence="column",
            allowed=OUTCOMES,
        ),
    ),
)

_CONTACTS = Contract(
    source="access",
    table="access_kontaktit",
    key=("kontaktinumero",),
    dropped=FREE_TEXT,
    columns=(
        Column(
            name="kontaktinumero",
            headers=("Kontaktinumero", "Kontaktnummer", "Contact number"),
        ),
        CLIENT_REFERENCE,
        Column(name="koordinaattori", headers=COORDINATOR_HEADERS),
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="laji",
            headers=("Laji", "Kontaktin laji", "Typ", "Type"),
            type="code",
            allowed=CONTACT_TYPES,
        ),
        Column(
            name="kanava",
            headers=("Kanava", "Kanal", "Channel"),
            type="code",
            presence="optional",
            allowed=CHANNELS,
        ),
        Column(
            name="toteutui",
            headers=("Toteutui", "Paikalla", "Genomfördes", "Attended", "Reached"),
            type="boolean",
        ),
    ),
)

_TRANSFERS = Contract(
    source="access",
    table="access_siirrot",
    key=("siirtonumero",),
    columns=(
        Column(
            name="siirtonumero",
            headers=("Siirtonumero", "Överföringsnummer", "Transfer number"),
        ),
        CLIENT_REFERENCE,
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="lahettava",
            headers=("Lähettävä koordinaattori", "Avsändande koordinator", "From coordinator"),
        ),
        Column(
            name="vastaanottava",
            headers=("Vastaanottava koordinaattori", "Mottagande koordinator", "To coordinator"),
        ),
    ),
)

CONTRACTS = (_CLIENTS, _PERIODS, _CONTACTS, _TRANSFERS)
