"""Columns and code lists that several source systems share."""

from ingest.contract import Column

REFERRERS = ("omavalmentaja", "itse", "muu")
LANGUAGES = ("suomi", "ruotsi", "muu")
EDUCATION = ("perusaste", "toinen aste", "korkea-aste")
DECLINABLE = ("kyllä", "ei", "en halua vastata")

IDENTITY_HEADERS = (
    "Henkilötunnus",
    "Hetu",
    "Personbeteckning",
    "Personal identity code",
    "Identity code",
)
MUNICIPALITY = Column(
    name="kotikunta",
    headers=("Kotikunta", "Asuinkunta", "Hemkommun", "Municipality", "Home municipality"),
    presence="optional",
)
LANGUAGE_HEADERS = ("Äidinkieli", "Modersmål", "Mother tongue", "Native language")
CLIENT_REFERENCE = Column(
    name="asiakasnumero",
    headers=("Asiakasnumero", "Asiakasnro", "Asiakas ID", "Kundnummer", "Client number"),
)
COMPANY_ID = Column(
    name="y_tunnus",
    headers=("Y-tunnus", "Ytunnus", "Yritys- ja yhteisötunnus", "FO-nummer", "Business ID"),
    type="business_id",
)
COORDINATOR_HEADERS = ("Koordinaattori", "Koordinator", "Coordinator")
DATE_HEADERS = ("Pvm", "Päivämäärä", "Päivä", "Datum", "Date")
FREE_TEXT = ("Muistiinpano", "Muistiinpanot", "Anteckning", "Anteckningar", "Note", "Notes", "Memo")
PHONE = ("Puhelin", "Puhelinnumero", "Telefon", "Telefonnummer", "Phone", "Phone number")
EMAIL = ("Sähköposti", "Sähköpostiosoite", "E-post", "E-postadress", "Email", "E-mail")


def identity(*, age_on: str) -> Column:
    """Describe the henkilötunnus, of which the person key, birth year, sex and age stay."""
    return Column(
        name="henkilotunnus",
        headers=IDENTITY_HEADERS,
        type="identity",
        is_personal=True,
        age_on=age_on,
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
            allowed=LANGUAGES,
        ),
        Column(
            name="koulutus",
            headers=(education, "Koulutus", "Utbildning", "Education"),
            type="code",
            presence="optional",
            allowed=EDUCATION,
        ),
        Column(
            name="tyottomyys_kk",
            headers=(
                unemployment,
                "Työttömyys kk",
                "Arbetslöshet, månader",
                "Unemployment, months",
            ),
            type="integer",
            presence="optional",
            minimum=0,
            maximum=600,
        ),
    )
