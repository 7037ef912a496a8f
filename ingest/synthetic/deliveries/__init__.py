"""What each source system would have exported: one function per file."""

from collections.abc import Callable, Iterator

from ingest.synthetic.deliveries.access import clients, contacts, periods, transfers
from ingest.synthetic.deliveries.crm import (
    companies,
    company_contacts,
    company_tickets,
    ratko_workshops,
)
from ingest.synthetic.deliveries.esf import end_forms, start_forms
from ingest.synthetic.deliveries.project import (
    ability_answers,
    coordinators,
    costs,
    events,
    feedback,
    outputs,
)
from ingest.synthetic.deliveries.webropol import registrations
from ingest.synthetic.tables import Table
from ingest.synthetic.world import World

EXPORTS: tuple[Callable[[World], Table], ...] = (
    registrations,
    clients,
    periods,
    contacts,
    transfers,
    companies,
    company_contacts,
    company_tickets,
    ratko_workshops,
    start_forms,
    end_forms,
    ability_answers,
    feedback,
    events,
    costs,
    coordinators,
    outputs,
)


def export_tables(world: World) -> Iterator[Table]:
    """Yield each source file of a world as of a day."""
    return (export(world) for export in EXPORTS)
