"""Columns and code lists that several source systems share."""

from ingest.contract import Column, ColumnType, Presence
from ingest.references import CLIENT_NUMBER, KEY, LABEL

IDENTITY_HEADERS = (
    "Henkilötunnus",
    "Hetu",
    "Sotu",
    "Henkilötunnus (hetu)",
    "Personbeteckning",
    "Personal identity code",
    "Identity code",
)
MUNICIPALITY = Column(
    name="kotikunta",
    headers=(
        "Kotikunta",
        "Asuinkunta",
        "Asuinpaikkakunta",
        "Hemkommun",
        "Boningskommun",
        "Municipality",
        "Home municipality",
    ),
    presence="optional",
)
LANGUAGE_HEADERS = (
    "Äidinkieli",
    "Kieli",
    "Modersmål",
    "Språk",
    "Mother tongue",
    "Native language",
    "Language",
)
CLIENT_REFERENCE = Column(
    name="asiakasnumero",
    headers=(
        "Asiakasnumero",
        "Asiakasnro",
        "Asiakas ID",
        "AsiakasID",
        "Kundnummer",
        "Kund-ID",
        "Client number",
        "Client ID",
    ),
    reference=CLIENT_NUMBER,
)
COMPANY_ID = Column(
    name="y_tunnus",
    headers=("Y-tunnus", "Ytunnus", "Yritys- ja yhteisötunnus", "FO-nummer", "Business ID"),
    type="business_id",
)
DATE_HEADERS = ("Pvm", "Päivämäärä", "Päivä", "Datum", "Date")
FREE_TEXT = ("Muistiinpano", "Muistiinpanot", "Anteckning", "Anteckningar", "Note", "Notes", "Memo")
NAME = (
    "Nimi",
    "Etunimi ja sukunimi",
    "Sukunimi ja etunimi",
    "Namn",
    "Förnamn och efternamn",
    "Name",
    "First name and last name",
    "Full name",
)
BIRTH_DATE = (
    "Syntymäaika",
    "Syntymäpäivä",
    "Syntymäpvm",
    "Födelsedatum",
    "Födelsetid",
    "Date of birth",
    "Birth date",
)
_IN_PLACE_OF_IDENTITY: tuple[tuple[str, tuple[str, ...], ColumnType], ...] = (
    ("nimi", NAME, "person_name"),
    ("etunimi", ("Etunimi", "Etunimet", "Förnamn", "First name", "Given name"), "person_name"),
    ("sukunimi", ("Sukunimi", "Efternamn", "Last name", "Surname", "Family name"), "person_name"),
    ("syntymaaika", BIRTH_DATE, "birth_date"),
)
PHONE = ("Puhelin", "Puhelinnumero", "Telefon", "Telefonnummer", "Phone", "Phone number")
EMAIL = ("Sähköposti", "Sähköpostiosoite", "E-post", "E-postadress", "Email", "E-mail")


def key(name: str, *headers: str) -> Column:
    """Describe the key of a source's own rows."""
    return Column(name=name, headers=headers, reference=KEY)


def coordinator(
    name: str = "koordinaattori",
    *headers: str,
    presence: Presence = "value",
) -> Column:
    """Describe the label of a coordinator: a label is expected, never a name."""
    headers = headers or ("Koordinaattori", "Koordinator", "Coordinator")
    return Column(name=name, headers=headers, presence=presence, reference=LABEL)


def identity(*, age_on: str, presence: Presence = "value") -> Column:
    """Describe the henkilötunnus, of which the person key, birth year, sex and age stay."""
    return Column(
        name="henkilotunnus",
        headers=IDENTITY_HEADERS,
        type="identity",
        presence=presence,
        is_personal=True,
        age_on=age_on,
    )


def person(*, age_on: str) -> tuple[Column, ...]:
    """Describe a person who may lack a henkilötunnus: then name and birth date make a match key."""
    return (
        identity(age_on=age_on, presence="column"),
        *(
            Column(name=name, headers=headers, type=kind, presence="optional", is_personal=True)
            for name, headers, kind in _IN_PLACE_OF_IDENTITY
        ),
    )


def background(*, education: str, unemployment: str) -> tuple[Column, ...]:
    """Describe what clients tell of themselves when registering; none of it is required."""
    return (
        MUNICIPALITY,
        Column(
            name="aidinkieli",
            headers=LANGUAGE_HEADERS,
            type="code",
            presence="optional",
            allowed_by="languages",
        ),
        Column(
            name="koulutus",
            headers=(
                education,
                "Koulutus",
                "Korkein koulutus",
                "Utbildning",
                "Högsta utbildning",
                "Education",
            ),
            type="code",
            presence="optional",
            allowed_by="educations",
        ),
        Column(
            name="tyottomyys_kk",
            headers=(
                unemployment,
                "Työttömyys kk",
                "Työttömyyden kesto kk",
                "Työttömyyden kesto kuukausina",
                "Arbetslöshet, månader",
                "Arbetslöshetens längd, månader",
                "Unemployment, months",
                "Months unemployed",
            ),
            type="integer",
            presence="optional",
            minimum=0,
            maximum=600,
        ),
    )
