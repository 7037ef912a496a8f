"""Webropol registration form: one row per respondent."""

from ingest.contract import Column, Contract
from ingest.sources.codes import EMAIL, PHONE, background, key, person

CONTRACTS = (
    Contract(
        source="webropol",
        table="webropol_ilmoittautumiset",
        row="One answer to the registration form.",
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
                *("Vastaajanumero", "Vastaaja", "Vastaajan numero", "Vastaajan ID"),
                *("Respondentnummer", "Respondent-ID", "Respondent number", "Respondent ID"),
            ),
            Column(
                name="vastauspvm",
                headers=(
                    *("Vastausaika", "Vastauspäivä", "Vastattu", "Lähetetty"),
                    *("Svarstid", "Svarsdatum", "Besvarad", "Skickad"),
                    *("Response time", "Response date", "Answered", "Submitted"),
                ),
                type="date",
            ),
            Column(
                name="ohjaava_taho",
                headers=(
                    "Kuka ohjasi sinut hankkeeseen?",
                    "Ohjaava taho",
                    "Vem hänvisade dig till projektet?",
                    "Hänvisare",
                    "Who referred you to the project?",
                    "Referrer",
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
                    "Toive koordinaattorista",
                    "Vilken koordinators stöd önskar du?",
                    "Önskad koordinator",
                    "Which coordinator's support do you wish for?",
                    "Wished coordinator",
                ),
                type="code",
                presence="optional",
                allowed_by="support_wishes",
            ),
            Column(
                name="suostumus",
                headers=(
                    "Annan suostumuksen tietojeni käsittelyyn",
                    "Suostumus",
                    "Jag samtycker till att mina uppgifter behandlas",
                    "Samtycke",
                    "I consent to the processing of my data",
                    "Consent",
                ),
                type="boolean",
            ),
        ),
    ),
)
