"""Kela's day counts, an optional source: one row per person and day of the count."""

from ingest.contract import Column, Contract
from ingest.sources.codes import EMAIL, NAME, PHONE, identity

CONTRACTS = (
    Contract(
        source="kela",
        table="kela_paivat",
        row="One person's paid days until the day of a count.",
        key=("person_key", "laskentapvm"),
        replaces="key",
        dropped=(*NAME, *PHONE, *EMAIL),
        columns=(
            identity(age_on="laskentapvm"),
            Column(
                name="laskentapvm",
                headers=("Laskentapäivä", "Laskentapvm", "Beräkningsdatum", "Date of the count"),
                type="date",
            ),
            Column(
                name="maksetut_paivat",
                headers=(
                    "Maksetut päivät työttömyyden perusteella",
                    "Maksetut päivät",
                    "Utbetalda dagar på grund av arbetslöshet",
                    "Utbetalda dagar",
                    "Paid days on the ground of unemployment",
                    "Paid days",
                ),
                type="integer",
                minimum=0,
                maximum=12_000,
            ),
        ),
    ),
)
