"""Accounting ledger: one row per booking; a correction is a negative amount."""

from ingest.contract import Column, Contract
from ingest.sources.codes import key

CONTRACTS = (
    Contract(
        source="costs",
        table="kustannukset",
        row="One booking of the ledger; a correction is a negative amount.",
        key=("tositenumero",),
        replaces="period",
        day="kirjauspvm",
        dropped=("Selite", "Förklaring", "Description"),
        columns=(
            key("tositenumero", "Tositenumero", "Tosite", "Verifikatnummer", "Voucher number"),
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
                allowed_by="cost_types",
            ),
            Column(
                name="kohdennus",
                headers=("Kohdennus", "Fördelning", "Allocation"),
                type="code",
                allowed_by="cost_allocations",
            ),
            Column(
                name="maara_eur",
                headers=(
                    "Määrä €",
                    "Määrä",
                    "Määrä EUR",
                    "Euroa",
                    "Summa",
                    "Summa €",
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
