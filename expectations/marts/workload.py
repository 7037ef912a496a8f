"""Expectations of coordinators' workload, companies and costs."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, mostly
from expectations.rules import Rule, critical, info, suite, warning


class WithinThreefoldCapacity(Rule):
    """Nobody at work has more than three times the clients that the capacity allows."""

    unexpected_rows_query: str = faults(
        """select
            coordinator_id || ' on ' || changed_date || ': ' || active_client_count
                || ' clients, capacity ' || capacity_client_count as example
        from batch
        where capacity_client_count > 0
            and active_client_count > 10
            and active_client_count > 3 * capacity_client_count
        order by changed_date, coordinator_id"""
    )
    description: str | None = (
        "No one can serve three times the planned number of clients: end dates are missing or "
        "one coordinator's name stands for several people."
    )


class NearCapacity(Rule):
    """Caseloads stay within one and a half times the capacity."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            coordinator_id || ' on ' || changed_date || ': ' || active_client_count
                || ' clients, capacity ' || capacity_client_count as example,
            active_client_count <= 1.5 * capacity_client_count as is_good
        from batch
        where capacity_client_count > 0""",
    )
    description: str | None = (
        "Long overload is either a fact to talk about or periods that were not closed."
    )


class SomeCooperate(Rule):
    """Of the contacted companies some cooperate and some do not."""

    unexpected_rows_query: str = faults(
        """select 'cooperating ' || cooperating_count || ' of ' || contacted_count as example
        from (
            select
                count(*) filter (where is_contacted) as contacted_count,
                count(*) filter (where is_cooperating) as cooperating_count
            from batch
        )
        where contacted_count >= 30
            and cooperating_count / contacted_count not between 0.05 and 0.98"""
    )
    description: str | None = (
        "When nearly no or nearly every company cooperates, the stages of company contacts are "
        "probably all entered alike."
    )


class CompaniesOfSeveralSectors(Rule):
    """No single sector has nearly all companies."""

    unexpected_rows_query: str = faults(
        """select sector || ': ' || company_count as example
        from (select sector, count(*) as company_count from batch group by all)
        where company_count >= 0.8 * (select count(*) from batch)
            and (select count(*) from batch) >= 30"""
    )
    description: str | None = "The first choice of the sector list was probably left as it was."


class CostsInCalendar(Rule):
    """Bookings carry days of the warehouse's calendar."""

    unexpected_rows_query: str = faults(
        """select 'booking ' || cost_id || ': ' || booking_date as example
        from batch
        where booking_date not in (select date from marts.dim_dates)
        order by cost_id"""
    )
    description: str | None = (
        "A booking outside the calendar is in no month or year, so costs by period do not add "
        "up to the whole."
    )


class StaffAmongCosts(Rule):
    """Staff is the largest part of the costs."""

    unexpected_rows_query: str = faults(
        """select 'largest: ' || cost_type_id as example
        from (
            select cost_type_id, sum(cost_eur) as total_eur
            from batch
            group by all
            order by total_eur desc
            limit 1
        )
        where cost_type_id != 'staff'
            and (select count(*) from batch) >= 20"""
    )
    description: str | None = (
        "The project is the work of its coordinators; when something else costs more, salaries "
        "are missing from the ledger or under another account."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of caseload, companies and costs."""
    return [
        suite(
            "marts.rpt_caseload",
            [
                critical("active_client_count.threefold_capacity", WithinThreefoldCapacity()),
                warning("active_client_count.near_capacity", NearCapacity()),
            ],
        ),
        suite(
            "marts.dim_companies",
            [
                warning("is_cooperating.some", SomeCooperate()),
                info("sector.several", CompaniesOfSeveralSectors()),
            ],
        ),
        suite(
            "marts.fct_costs",
            [
                critical("booking_date.in_calendar", CostsInCalendar()),
                warning("cost_type_id.mostly_staff", StaffAmongCosts()),
            ],
        ),
    ]
