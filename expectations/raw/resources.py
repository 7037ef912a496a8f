"""Expectations of what the project has to work with: costs and coordinators."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults, gaps
from expectations.raw.dates import PLANNED_END, InProjectPeriod, NotAfterExport, happened_by_export
from expectations.rules import Rule, critical, has_rows, info, suite, warning


class CostsOnceRunning(Rule):
    """A project that has run for two months has costs."""

    unexpected_rows_query: str = faults(
        """select 'running since ' || getvariable('project_start') as example
        where getvariable('as_of_date') - getvariable('project_start') >= 62
            and not exists (from batch)"""
    )
    description: str | None = (
        "Without bookings every result would cost nothing: the ledger was not delivered."
    )


class PositiveTotal(Rule):
    """The costs of the project are above zero in total."""

    unexpected_rows_query: str = faults(
        """select 'total ' || total_eur || ' euros' as example
        from (select sum(maara_eur) as total_eur from batch)
        where total_eur <= 0"""
    )
    description: str | None = (
        "Corrections may be negative but never outweigh the costs: the signs are reversed in "
        "the export, or income is among the costs."
    )


class NoOverwhelmingBooking(Rule):
    """No single booking is a fifth of all costs."""

    unexpected_rows_query: str = faults(
        """select 'voucher ' || tositenumero || ': ' || maara_eur || ' euros' as example
        from batch
        where (select count(*) from batch) >= 40
            and abs(maara_eur) > 0.2 * (select sum(abs(maara_eur)) from batch)
        order by tositenumero"""
    )
    description: str | None = (
        "One booking that outweighs all others has usually lost its decimal comma."
    )


class CostsEveryMonth(Rule):
    """Costs are booked for every month until the export."""

    unexpected_rows_query: str = gaps(
        "kirjauspvm",
        "month",
        until="least(getvariable('as_of_date') - 31, getvariable('project_end'))",
    )
    description: str | None = (
        "Salaries are booked every month; a month without bookings is not closed yet or missing "
        "from the export, and costs per result look too low."
    )


class NoNegativeCostType(Rule):
    """No cost type is negative in total."""

    unexpected_rows_query: str = faults(
        """select kustannuslaji || ': ' || total_eur || ' euros' as example
        from (select kustannuslaji, sum(maara_eur) as total_eur from batch group by all)
        where total_eur < 0
        order by kustannuslaji"""
    )
    description: str | None = (
        "A correction without the booking that it corrects: one of the two is missing or under "
        "another cost type."
    )


class BothRoles(Rule):
    """Both teams have coordinators."""

    unexpected_rows_query: str = faults(
        """select source_word as example
        from seeds.roles
        where source_word not in (select rooli from batch)
            and exists (from batch)
        order by source_word"""
    )
    description: str | None = (
        "Without the coordinators of a role, that team has no capacity and no clients of its own."
    )


class EmployedDuringPeriods(Rule):
    """Service periods start while their coordinator is employed."""

    unexpected_rows_query: str = faults(
        """select 'period ' || periods.jaksonumero || ': ' || periods.alkupvm as example
        from raw.access_jaksot as periods
        where periods.koordinaattori in (select koordinaattori from batch)
            and not exists (
                from batch
                where batch.koordinaattori = periods.koordinaattori
                    and periods.alkupvm >= batch.alkaen
                    and periods.alkupvm <= coalesce(batch.paattyen, periods.alkupvm)
            )
        order by periods.jaksonumero"""
    )
    description: str | None = (
        "A period that starts when the coordinator was not employed has no capacity behind it: "
        "the employment dates or the coordinator of the period are wrong."
    )


class WorkingTimeGiven(Rule):
    """Coordinators work for the project at least a tenth of full time."""

    unexpected_rows_query: str = faults(
        """select koordinaattori || ' from ' || alkaen || ': ' || tyoaika_osuus as example
        from batch
        where tyoaika_osuus < 0.1 or asiakastyo_osuus < 0.1
        order by koordinaattori, alkaen"""
    )
    description: str | None = (
        "A share under a tenth is usually a percentage divided twice; capacity would be almost "
        "nothing."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of the cost ledger and the coordinator list."""
    return [_costs(), _coordinators()]


def _costs() -> ExpectationSuite:
    return suite(
        "raw.kustannukset",
        [
            critical("has_rows", CostsOnceRunning()),
            *happened_by_export("kirjauspvm"),
            critical("maara_eur.positive_total", PositiveTotal()),
            warning("kirjauspvm.in_project", InProjectPeriod.of("kirjauspvm", 0.95)),
            warning("kirjauspvm.every_month", CostsEveryMonth()),
            warning("maara_eur.none_overwhelming", NoOverwhelmingBooking()),
            warning("maara_eur.positive_by_type", NoNegativeCostType()),
        ],
    )


def _coordinators() -> ExpectationSuite:
    return suite(
        "raw.koordinaattorit",
        [
            critical(
                "has_rows",
                has_rows(
                    (
                        "Without coordinators no client belongs to a team and nobody has "
                        "capacity: the list is empty or was not delivered."
                    ),
                ),
            ),
            critical("rooli.both_teams", BothRoles()),
            warning("alkaen.employed_during_periods", EmployedDuringPeriods()),
            warning("tyoaika_osuus.plausible", WorkingTimeGiven()),
            info("paattyen.none_planned", NotAfterExport.of("paattyen", reason=PLANNED_END)),
        ],
    )
