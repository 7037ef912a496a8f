"""The project's list of events: one row per event held."""

from ingest.contract import Column, Contract
from ingest.sources.codes import DATE_HEADERS, key

CONTRACTS = (
    Contract(
        source="events",
        table="tapahtumat",
        row="One event held.",
        key=("tapahtumanumero",),
        columns=(
            key("tapahtumanumero", "Tapahtumanumero", "Evenemangsnummer", "Event number"),
            Column(
                name="nimi",
                headers=("Nimi", "Tapahtuma", "Namn", "Name"),
                presence="optional",
            ),
            Column(name="pvm", headers=DATE_HEADERS, type="date"),
            Column(
                name="jarjestaja",
                headers=("Järjestäjä", "Arrangör", "Organiser"),
                type="code",
                allowed_by="event_organisers",
            ),
            Column(
                name="kumppanit",
                headers=("Kumppanit", "Partner", "Partners"),
                presence="optional",
            ),
            Column(
                name="osallistujia",
                headers=("Osallistujia", "Osallistujat", "Deltagare", "Participants"),
                type="integer",
                presence="optional",
                minimum=0,
            ),
        ),
    ),
)
