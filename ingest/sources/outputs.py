"""The project's outputs: what it made and what remains of it, one row per output."""

from ingest.contract import Column, Contract
from ingest.sources.codes import key

CONTRACTS = (
    Contract(
        source="outputs",
        table="tuotokset",
        row="One output of the project; it has no status while under way.",
        key=("tuotosnumero",),
        dropped=("Kuvaus", "Beskrivning", "Description"),
        columns=(
            key("tuotosnumero", "Tuotosnumero", "Resultatnummer", "Output number"),
            Column(
                name="tuotos",
                headers=("Tuotos", "Tuotoksen nimi", "Resultat", "Output", "Output name"),
            ),
            Column(
                name="laji",
                headers=("Laji", "Tuotoksen laji", "Typ", "Slag", "Kind", "Type"),
                type="code",
                allowed_by="output_kinds",
            ),
            Column(
                name="tila",
                headers=("Tila", "Tila hankkeen jälkeen", "Status", "Status after the project"),
                type="code",
                presence="column",
                allowed_by="output_statuses",
            ),
            Column(
                name="omistaja",
                headers=(
                    "Omistaja hankkeen jälkeen",
                    "Omistaja",
                    "Ägare efter projektet",
                    "Ägare",
                    "Owner after the project",
                    "Owner",
                ),
                presence="optional",
            ),
        ),
    ),
)
