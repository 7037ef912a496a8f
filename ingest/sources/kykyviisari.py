"""Kykyviisari self-assessments: one row per answer; scores as given, never recomputed."""

from ingest.contract import Column, Contract
from ingest.sources.codes import CLIENT_REFERENCE, key

_SCALES = (
    ("osallisuus", ("Osallisuus", "Delaktighet", "Inclusion")),
    ("mieli", ("Mieli", "Sinne", "Mind")),
    ("arki", ("Arki", "Vardag", "Everyday life")),
    ("taidot", ("Taidot", "Färdigheter", "Skills")),
    ("keho", ("Keho", "Kropp", "Body")),
)

CONTRACTS = (
    Contract(
        source="kykyviisari",
        table="kykyviisari",
        row="One Kykyviisari answer of a client.",
        key=("vastausnumero",),
        columns=(
            key("vastausnumero", "Vastausnumero", "Svarsnummer", "Answer number"),
            CLIENT_REFERENCE,
            Column(
                name="vastauspvm",
                headers=("Vastauspäivä", "Vastauspvm", "Svarsdatum", "Answer date"),
                type="date",
            ),
            Column(
                name="vaihe",
                headers=("Vaihe", "Skede", "Stage"),
                type="code",
                allowed_by="ability_stages",
            ),
            *(
                Column(
                    name=name,
                    headers=headers,
                    type="decimal",
                    presence="optional",
                    minimum=0,
                    maximum=100,
                )
                for name, headers in _SCALES
            ),
            Column(
                name="tyokyky",
                headers=(
                    "Työkyky",
                    "Työkyky 0–10",
                    "Arbetsförmåga",
                    "Arbetsförmåga 0–10",
                    "Work ability",
                ),
                type="integer",
                presence="column",
                minimum=0,
                maximum=10,
            ),
        ),
    ),
)
