"""Expectations of the deliveries as such: quarantine, freshness, volumes."""

from great_expectations import ExpectationSuite

from expectations.conditions import faults
from expectations.rules import Rule, critical, info, suite, warning


class LittleQuarantine(Rule):
    """Of a file in use little is in quarantine, and no fault is found in row after row."""

    unexpected_rows_query: str = faults(
        """select
            batch.file || ': ' || quarantined_count || ' of ' || read_count || ' rows' as example
        from batch
        left join (
            select load_id, file, sheet, max(row_count) as repeated_count
            from (
                select load_id, file, sheet, rule_id, column_name, count(*) as row_count
                from quality.quarantine
                group by all
            )
            group by all
        ) as repeated
            on repeated.load_id = batch.load_id
            and repeated.file = batch.file
            and repeated.sheet is not distinct from batch.sheet
        where status = 'current' and quarantined_count > 0 and accepted_reason is null
            and (
                accepted_count = 0
                or (quarantined_count >= 10 and 5 * quarantined_count > read_count)
                or (read_count >= 10 and 3 * repeated_count > read_count)
            )
        order by batch.file"""
    )
    description: str | None = (
        "A file of which much had to be left out has changed its form, and figures made from the "
        "rest would be too low. Much is every row, ten rows or more that are over a fifth, or "
        "the same fault in over a third of ten rows or more. A file that a person accepted passes."
    )


class HardlyAnyQuarantine(Rule):
    """Of a file in use at most a twentieth is in quarantine."""

    unexpected_rows_query: str = faults(
        """select
            file || ': ' || quarantined_count || ' of ' || read_count || ' rows' as example
        from batch
        where status = 'current' and quarantined_count > 0.05 * read_count
        order by file"""
    )
    description: str | None = (
        "Each quarantined row is missing from the figures until it is mended in its source."
    )


class SameDayDeliveries(Rule):
    """The newest files in use of each source were exported within a month of each other."""

    unexpected_rows_query: str = faults(
        """select arg_max(file, export_date) || ': exported ' || max(export_date) as example
        from batch
        where status = 'current'
        group by table_name
        having max(export_date) < getvariable('as_of_date') - 31
        order by max(export_date), example"""
    )
    description: str | None = (
        "A source that lags behind the others makes people look late or missing who are not: "
        "ask for its newest export."
    )


class NoStoppedDelivery(Rule):
    """No newer delivery of a file in use was stopped at the door."""

    unexpected_rows_query: str = faults(
        """select stopped.file as example
        from batch as stopped
        where stopped.status = 'stopped' and stopped.table_name is not null
            and not exists (
                from batch as used
                where used.status = 'current' and used.table_name = stopped.table_name
                    and used.export_date > stopped.export_date
            )
        order by stopped.file"""
    )
    description: str | None = (
        "The newest file of this source could not be read, so earlier data are still in use."
    )


class NoUnknownFile(Rule):
    """Every file of the newest day was recognised."""

    unexpected_rows_query: str = faults(
        """select file as example
        from batch
        where status = 'stopped' and table_name is null
            and coalesce(export_date >= getvariable('as_of_date'), true)
        order by file"""
    )
    description: str | None = (
        "A file whose header no source has was left aside: it does not belong here, or its "
        "columns were renamed and its source is read from an older file."
    )


class NoShrunkDelivery(Rule):
    """A newer export has nearly as many rows as the one that it replaces."""

    unexpected_rows_query: str = faults(
        """select
            used.file || ': ' || used.accepted_count || ' rows, earlier '
                || replaced.accepted_count as example
        from batch as used
        inner join (
            select table_name, arg_max(accepted_count, export_date) as accepted_count
            from batch
            where status = 'superseded'
            group by all
        ) as replaced on replaced.table_name = used.table_name
        where used.status = 'current' and replaced.accepted_count >= 20
            and used.accepted_count < 0.8 * replaced.accepted_count
        order by used.file"""
    )
    description: str | None = (
        "A full export grows with time. One that lost a fifth of its rows was filtered or cut "
        "short, and figures fall without anything having happened."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suite of the ledger of deliveries."""
    return [
        suite(
            "quality.loads",
            [
                critical("quarantined_count.little", LittleQuarantine()),
                warning("quarantined_count.hardly_any", HardlyAnyQuarantine()),
                warning("export_date.same_month", SameDayDeliveries()),
                warning("status.none_stopped", NoStoppedDelivery()),
                info("status.none_unknown", NoUnknownFile()),
                warning("accepted_count.not_shrunk", NoShrunkDelivery()),
            ],
        )
    ]
