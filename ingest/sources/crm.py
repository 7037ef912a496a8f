"""Company register: companies, contacts, tickets and Ratko workshops."""

from ingest.contract import Column, Contract, DateOrder, NameKept
from ingest.sources.codes import (
    COMPANY_ID,
    COORDINATOR_HEADERS,
    DATE_HEADERS,
    EMAIL,
    FREE_TEXT,
    PHONE,
)

SECTORS = (
    "Kauppa",
    "Kiinteistöpalvelut",
    "MaRa",
    "Palvelut",
    "Rakennus",
    "Ravintola",
    "Siivous",
    "Taksi",
    "Teollisuus",
    "Terveyspalvelut",
    "Vuokrafirmat",
    "Yrityspalvelut",
)

_COMPANIES = Contract(
    source="crm",
    table="crm_yritykset",
    key=("y_tunnus",),
    name_kept=NameKept("nimi", form="yritysmuoto", unless="toiminimi"),
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
            allowed=("osakeyhtiö", "kommandiittiyhtiö", "toiminimi", "muu"),
        ),
        Column(
            name="toimiala",
            headers=("Toimiala", "Bransch", "Sector"),
            type="code",
            presence="column",
            allowed=SECTORS,
        ),
        Column(
            name="kokoluokka",
            headers=("Kokoluokka", "Storleksklass", "Size class"),
            type="code",
            presence="optional",
            allowed=("1–9", "10–49", "50–249", "250+"),
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
            allowed=("Rekrypiste", "LADEC", "oma"),
        ),
    ),
)

_CONTACTS = Contract(
    source="crm",
    table="crm_kontaktit",
    key=("kontaktitunnus",),
    dropped=FREE_TEXT,
    columns=(
        Column(name="kontaktitunnus", headers=("Kontaktitunnus", "Kontakt-ID", "Contact ID")),
        COMPANY_ID,
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="kanava",
            headers=("Kanava", "Kanal", "Channel"),
            type="code",
            presence="optional",
            allowed=("puhelin", "sähköposti", "käynti", "verkko"),
        ),
        Column(name="koordinaattori", headers=COORDINATOR_HEADERS, presence="column"),
        Column(
            name="vaihe",
            headers=("Vaihe", "Skede", "Stage"),
            type="code",
            allowed=("ensikontakti", "tapaaminen", "tarvekartoitus", "jatkokontakti"),
        ),
    ),
)

_TICKETS = Contract(
    source="crm",
    table="crm_tiketit",
    key=("tikettinumero",),
    date_order=DateOrder("avattu", "suljettu"),
    columns=(
        Column(name="tikettinumero", headers=("Tikettinumero", "Ärendenummer", "Ticket number")),
        COMPANY_ID,
        Column(name="koordinaattori", headers=COORDINATOR_HEADERS, presence="column"),
        Column(name="avattu", headers=("Avattu", "Öppnat", "Opened"), type="date"),
        Column(
            name="tarve",
            headers=("Tarve", "Behov", "Need"),
            type="code",
            presence="column",
            allowed=("rekrytointi", "työkokeilu", "täsmätyö", "neuvonta", "tapahtuma"),
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
            allowed=("rekrytoitu", "työkokeilu", "tapahtuma", "neuvonta", "ei tulosta"),
        ),
    ),
)

_WORKSHOPS = Contract(
    source="crm",
    table="crm_ratko",
    key=("tyopajanumero",),
    columns=(
        Column(
            name="tyopajanumero",
            headers=("Työpajanumero", "Verkstadsnummer", "Workshop number"),
        ),
        COMPANY_ID,
        Column(name="pvm", headers=DATE_HEADERS, type="date"),
        Column(
            name="tila",
            headers=("Tila", "Status"),
            type="code",
            allowed=("pidetty", "peruttu", "suunniteltu"),
        ),
    ),
)

CONTRACTS = (_COMPANIES, _CONTACTS, _TICKETS, _WORKSHOPS)
