"""Anonymous feedback: one row per reply, with no person key."""

from ingest.contract import Column, Contract
from ingest.sources.codes import DATE_HEADERS, key

CONTRACTS = (
    Contract(
        source="feedback",
        table="palaute",
        row="One anonymous reply to the feedback form.",
        key=("vastausnumero",),
        replaces="period",
        day="pvm",
        dropped=("Vapaa palaute", "Fri respons", "Free feedback", "Comments"),
        columns=(
            key("vastausnumero", "Vastausnumero", "Svarsnummer", "Reply number"),
            Column(name="pvm", headers=DATE_HEADERS, type="date"),
            Column(
                name="koordinaattorityyppi",
                headers=("Koordinaattorityyppi", "Typ av koordinator", "Kind of coordinator"),
                type="code",
                allowed_by="roles.feedback_word",
            ),
            Column(
                name="arvosana",
                headers=("Arvosana", "Kouluarvosana", "Vitsord", "Betyg", "Grade"),
                type="integer",
                presence="column",
                minimum=4,
                maximum=10,
            ),
        ),
    ),
)
