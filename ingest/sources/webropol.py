"""Webropol registration form: one row per respondent."""

from ingest.contract import Column, Contract
from ingest.sources.codes import EMAIL, PHONE, background, key, person

CONTRACTS = (
    Contract(
        source="webropol",
        table="webropol_ilmoittautumiset",
        sheet="Vastaukset",
        key=("vastaajanumero",),
        consent="suostumus",
        dropped=(
            "Muu, mikä?",
            "Annat, vad?",
            "Other, what?",
            *PHONE,
            *EMAIL,
        ),
        columns=(
            key(
                "vastaajanumero",
                *("Vastaajanumero", "Vastaaja", "Respondentnummer", "Respondent number"),
            ),
            Column(
                name="vastauspvm",
                headers=("Vastausaika", "Vastauspäivä", "Svarstid", "Response time"),
                type="date",
            ),
            Column(
                name="ohjaava_taho",
                headers=(
                    "Kuka ohjasi sinut hankkeeseen?",
                    "Vem hänvisade dig till projektet?",
                    "Who referred you to the project?",
                ),
                type="code",
                allowed_by="referrers",
            ),
            *person(age_on="vastauspvm"),
            *background(
                education="Mikä on korkein suorittamasi koulutus?",
                unemployment="Kuinka monta kuukautta olet ollut työttömänä?",
            ),
            Column(
                name="toive",
                headers=(
                    "Kumman koordinaattorin tukea toivot?",
                    "Vilken koordinators stöd önskar du?",
                    "Which coordinator's support do you wish for?",
                ),
                type="code",
                presence="optional",
                allowed_by="roles",
                allowed=("en osaa sanoa",),
            ),
            Column(
                name="suostumus",
                headers=(
                    "Annan suostumuksen tietojeni käsittelyyn",
                    "Jag samtycker till att mina uppgifter behandlas",
                    "I consent to the processing of my data",
                ),
                type="boolean",
            ),
        ),
    ),
)
