"""Company register: companies, contacts, tickets and Ratko workshops."""

from ingest.contract import Column, Contract, DateOrder, NameKept
from ingest.sources.codes import (
    COMPANY_ID,
    DATE_HEADERS,
    EMAIL,
    FREE_TEXT,
    PHONE,
    coordinator,
    key,
)

_COMPANIES = Contract(
    source="crm",
    table="crm_yritykset",
    row="One company, from its lead on.",
    key=("y_tunnus",),
    name_kept=NameKept("nimi", form="yritysmuoto", unless="company_forms.is_sole_trader"),
    dropped=("Yhteyshenkilö", "Kontaktperson", "Contact person", *PHONE, *EMAIL),
    columns=(
        COMPANY_ID,
        Column(
            name="nimi",
            headers=("Yrityksen nimi", "Nimi", "Företagets namn", "Company name"),
            presence="column",
            is_personal=True,
        ),
        Column(
            name="yritysmuoto",
            headers=("Yritysmuoto", "Företagsform", "Company form", "Legal form"),
            type="code",
            presence="column",
            allowed_by="company_forms",
        ),
        Column(
            name="toimiala",
            headers=("Toimiala", "Bransch", "Sector"),
            type="code",
            presence="column",
            allowed_by="company_sectors",
        ),
        Column(
            name="kokoluokka",
            headers=("Kokoluokka", "Storleksklass", "Size class"),
            type="code",
            presence="optional",
            allowed_by="company_sizes",
        ),
        Column(
            name="kunta",
            headers=("Kunta", "Kommun", "Municipality"),
            presence="optional",
        ),
        Column(
            name="liidi_pvm",
            headers=("Liidi saatu", "Liidi saatu pvm", "Tips mottaget", "Lead received"),
            type="date",
        ),
        Column(
            name="liidin_lahde",
            headers=("Liidin lähde", "Tipsets källa", "Lead source"),
            type="code",
            presence="column",
            allowed_by="lead_sources.lead_source",
        ),
    ),
)

_CONTACTS = Contract(
    source="crm",
    table="crm_kontaktit",
    row="One contact with a company.",
    key=("kontaktitunnus",),
    dropped=FREE_TEXT,
    columns=(
        key("kontaktitunnus", "Kontaktitunnus", "Kontakt-ID", "Contact ID"),
        COMPANY_ID,
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="kanava",
            headers=("Kanava", "Kanal", "Channel"),
            type="code",
            presence="optional",
            allowed_by="contact_channels",
        ),
        coordinator(presence="column"),
        Column(
            name="vaihe",
            headers=("Vaihe", "Skede", "Stage"),
            type="code",
            allowed_by="company_contact_stages",
        ),
    ),
)

_TICKETS = Contract(
    source="crm",
    table="crm_tiketit",
    row="One need of a company; an open one has neither closing day nor result.",
    key=("tikettinumero",),
    date_order=DateOrder("avattu", "suljettu"),
    columns=(
        key("tikettinumero", "Tikettinumero", "Ärendenummer", "Ticket number"),
        COMPANY_ID,
        coordinator(presence="column"),
        Column(name="avattu", headers=("Avattu", "Öppnat", "Opened"), type="date"),
        Column(
            name="tarve",
            headers=("Tarve", "Behov", "Need"),
            type="code",
            presence="column",
            allowed_by="ticket_needs",
        ),
        Column(
            name="suljettu",
            headers=("Suljettu", "Avslutat", "Closed"),
            type="date",
            presence="column",
        ),
        Column(
            name="tulos",
            headers=("Tulos", "Resultat", "Result"),
            type="code",
            presence="column",
            allowed_by="ticket_results",
        ),
    ),
)

_WORKSHOPS = Contract(
    source="crm",
    table="crm_ratko",
    row="One Ratko workshop at a company.",
    key=("tyopajanumero",),
    columns=(
        key("tyopajanumero", "Työpajanumero", "Verkstadsnummer", "Workshop number"),
        COMPANY_ID,
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="tila",
            headers=("Tila", "Status"),
            type="code",
            allowed_by="workshop_states",
        ),
    ),
)

CONTRACTS = (_COMPANIES, _CONTACTS, _TICKETS, _WORKSHOPS)
