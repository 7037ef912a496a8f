"""Access client database: the file itself (`.mdb`, `.accdb`), or one CSV per table.

How a database is read, and how far that is proven: [Access databases](../access.md).
"""

from ingest.contract import Column, Contract, DateOrder
from ingest.sources.codes import (
    CLIENT_REFERENCE,
    DATE_HEADERS,
    FREE_TEXT,
    PHONE,
    background,
    coordinator,
    key,
    person,
)

_CLIENTS = Contract(
    source="access",
    table="access_asiakkaat",
    row="One client of the client database.",
    key=("asiakasnumero",),
    dropped=("Lisätiedot", "Tilläggsuppgifter", "Details", *PHONE),
    columns=(
        CLIENT_REFERENCE,
        *person(age_on="ilmoittautumispvm"),
        Column(
            name="ilmoittautumispvm",
            headers=("Ilmoittautunut", "Ilmoittautumispvm", "Anmäld", "Registered"),
            type="date",
        ),
        Column(
            name="ilmoittautumistapa",
            headers=("Ilmoittautumistapa", "Anmälningssätt", "Way of registering"),
            type="code",
            allowed_by="registration_channels",
        ),
        Column(
            name="ohjaava_taho",
            headers=("Ohjaava taho", "Ohjaaja", "Hänvisare", "Referrer"),
            type="code",
            presence="optional",
            allowed_by="referrers",
        ),
        *background(education="Koulutus", unemployment="Työttömyys kk"),
    ),
)

_PERIODS = Contract(
    source="access",
    table="access_jaksot",
    row="One service period of a client with one coordinator; an open one has no end.",
    key=("jaksonumero",),
    date_order=DateOrder("alkupvm", "loppupvm"),
    columns=(
        key("jaksonumero", "Jaksonumero", "JaksoID", "Periodnummer", "Period number", "Period ID"),
        CLIENT_REFERENCE,
        coordinator(),
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
            allowed_by="exit_reasons",
        ),
        Column(
            name="lopputulos",
            headers=("Lopputulos", "Utfall", "Outcome"),
            type="code",
            presence="column",
            allowed_by="outcomes",
        ),
    ),
)

_CONTACTS = Contract(
    source="access",
    table="access_kontaktit",
    row="One contact with a client, or an attempt at one.",
    key=("kontaktinumero",),
    dropped=FREE_TEXT,
    columns=(
        key(
            "kontaktinumero",
            *("Kontaktinumero", "KontaktiID", "Kontaktnummer", "Contact number", "Contact ID"),
        ),
        CLIENT_REFERENCE,
        coordinator(),
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="laji",
            headers=("Laji", "Kontaktin laji", "Typ", "Type"),
            type="code",
            allowed_by="contact_types",
        ),
        Column(
            name="kanava",
            headers=("Kanava", "Kanal", "Channel"),
            type="code",
            presence="optional",
            allowed_by="contact_channels",
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
    row="One transfer of a client from one coordinator to another.",
    key=("siirtonumero",),
    columns=(
        key(
            "siirtonumero",
            *("Siirtonumero", "SiirtoID", "Överföringsnummer", "Transfer number", "Transfer ID"),
        ),
        CLIENT_REFERENCE,
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        coordinator(
            "lahettava",
            *("Lähettävä koordinaattori", "Avsändande koordinator", "From coordinator"),
        ),
        coordinator(
            "vastaanottava",
            *("Vastaanottava koordinaattori", "Mottagande koordinator", "To coordinator"),
        ),
    ),
)

CONTRACTS = (_CLIENTS, _PERIODS, _CONTACTS, _TRANSFERS)
