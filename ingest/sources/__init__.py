"""The source systems: one module each, with a contract for every file they deliver."""

from ingest.contract import Contract
from ingest.sources import (
    access,
    coordinators,
    costs,
    crm,
    esf,
    events,
    feedback,
    kela,
    kykyviisari,
    outputs,
    webropol,
)

CONTRACTS: tuple[Contract, ...] = (
    *webropol.CONTRACTS,
    *access.CONTRACTS,
    *crm.CONTRACTS,
    *esf.CONTRACTS,
    *kykyviisari.CONTRACTS,
    *feedback.CONTRACTS,
    *events.CONTRACTS,
    *costs.CONTRACTS,
    *coordinators.CONTRACTS,
    *outputs.CONTRACTS,
    *kela.CONTRACTS,
)


def contract_of(table: str) -> Contract:
    """Return the contract whose rows the raw table holds."""
    return next(contract for contract in CONTRACTS if contract.table == table)
