"""Accounting ledger: one row per booking; a correction is a negative amount."""

from ingest.contract import Column, Contract

CONTRACTS = (
    Contract(
        source="costs",
        table="kustannukset",
        key=("tositenumero",),
        dropped=("Selite", "Förklaring", "Description"),
        columns=(
            Column(
                name="tositenumero",
                headers=("Tositenumero", "Tosite", "Verifikatnummer", "Voucher number"),
            ),
            Column(
                name="kirjauspvm",
                headers=("Kirjauspäivä", "Kirjauspvm", "Bokföringsdatum", "Booking date"),
                type="date",
            ),
            Column(name="tili", headers=("Tili", "Konto", "Account")),
            Column(
                name="kustannuslaji",
                headers=("Kustannuslaji", "Kostnadsslag", "Cost type"),
                type="code",
                allowed=(
                    "henkilöstö",
                    "koulutus ja perehdytys",
                    "tapahtumat",
                    "työvälineet ja tilat",
                ),
            ),
            Column(
                name="kohdennus",
                headers=("Kohdennus", "Fördelning", "Allocation"),
                type="code",
                allowed=("työkyky", "yritys", "yhteinen", "hallinto"),
            ),
            Column(
                name="maara_eur",
                headers=(
                    "Määrä €",
                    "Määrä",
                    "Määrä EUR",
                    "Belopp €",
                    "Belopp",
                    "Amount €",
                    "Amount",
                ),
                type="decimal",
                is_money=True,
                minimum=-9_999_999_999,
                maximum=9_999_999_999,
            ),
        ),
    ),
)
