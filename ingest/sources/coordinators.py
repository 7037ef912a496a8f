"""Coordinators: one row per coordinator and spell of employment."""

from ingest.contract import Column, Contract, DateOrder
from ingest.sources.codes import coordinator

CONTRACTS = (
    Contract(
        source="coordinators",
        table="koordinaattorit",
        row="One coordinator and spell of employment.",
        key=("koordinaattori", "alkaen"),
        date_order=DateOrder("alkaen", "paattyen"),
        columns=(
            coordinator(),
            Column(
                name="rooli",
                headers=("Rooli", "Roll", "Role"),
                type="code",
                allowed_by="roles",
            ),
            Column(name="alkaen", headers=("Alkaen", "Från", "From"), type="date"),
            Column(
                name="paattyen",
                headers=("Päättyen", "Till", "To"),
                type="date",
                presence="column",
            ),
            Column(
                name="tyoaika_osuus",
                headers=("Työaika %", "Työaika", "Arbetstid %", "Working time %"),
                type="share",
                minimum=0,
                maximum=1,
            ),
            Column(
                name="asiakastyo_osuus",
                headers=(
                    "Asiakastyön osuus %",
                    "Asiakastyön osuus",
                    "Andel kundarbete %",
                    "Share of client work %",
                ),
                type="share",
                minimum=0,
                maximum=1,
            ),
        ),
    ),
)
