"""All suites of the raw stage."""

from great_expectations import ExpectationSuite

from expectations.raw import (
    clients,
    contacts,
    crm,
    deliveries,
    esf_end_forms,
    esf_start_forms,
    kela,
    outputs,
    resources,
    service_periods,
    surveys,
    webropol,
)

SUBJECTS = (
    deliveries,
    webropol,
    clients,
    service_periods,
    contacts,
    crm,
    esf_start_forms,
    esf_end_forms,
    surveys,
    resources,
    outputs,
    kela,
)


def raw_suites() -> list[ExpectationSuite]:
    """Build the suite of each raw table and of the ledger of deliveries."""
    return [suite for subject in SUBJECTS for suite in subject.suites()]
