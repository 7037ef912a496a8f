"""Expectations of the clients' way through the service."""

from great_expectations import ExpectationSuite

from expectations.rules import Rule, critical, faults, info, mostly, suite, warning


class StagesAfterRegistration(Rule):
    """Clients reach their stages after they registered; a week before is tolerated."""

    unexpected_rows_query: str = mostly(
        0.98,
        """select
            'client ' || coalesce(client_reference, 'without reference')
                || ': ' || earliest_date || ' before ' || registered_date as example,
            coalesce(earliest_date >= registered_date - 7, true) as is_good
        from (
            select
                client_reference,
                registered_date,
                least(
                    first_attempt_date,
                    first_contact_date,
                    first_meeting_date,
                    served_date,
                    dropped_date
                ) as earliest_date
            from batch
        )""",
    )
    description: str | None = (
        "Waiting times and the funnel start from the registration. Many stages before it mean "
        "that registrations carry the day on which they were typed in."
    )


class DatesInCalendar(Rule):
    """All dates of a client are days of the warehouse's calendar."""

    unexpected_rows_query: str = faults(
        """select
            'client ' || coalesce(client_reference, 'without reference')
                || ': ' || stage_date as example
        from (
            select
                client_reference,
                unnest([
                    registered_date,
                    first_attempt_date,
                    first_contact_date,
                    first_meeting_date,
                    served_date,
                    end_form_received_date,
                    dropped_date
                ]) as stage_date
            from batch
        )
        where stage_date is not null
            and stage_date not in (select date from marts.dim_dates)
        order by client_reference, stage_date"""
    )
    description: str | None = (
        "Days outside the calendar have no working-day number, so these clients would silently "
        "be missing from the service levels."
    )


class NothingAfterRelease(Rule):
    """No client's stage is later than the day that the release describes."""

    unexpected_rows_query: str = faults(
        """select
            'client ' || coalesce(client_reference, 'without reference')
                || ': ' || latest_date as example
        from (
            select
                client_reference,
                greatest(
                    registered_date,
                    first_attempt_date,
                    first_contact_date,
                    first_meeting_date,
                    served_date,
                    end_form_received_date,
                    dropped_date
                ) as latest_date
            from batch
        )
        where latest_date > getvariable('as_of_date')
        order by client_reference"""
    )
    description: str | None = (
        "Something dated after the release's own day has not happened yet and must not be "
        "counted in it."
    )


class PlausibleDuration(Rule):
    """Half of the served clients take between two weeks and thirteen months."""

    unexpected_rows_query: str = faults(
        """select 'median ' || round(median_days) || ' days' as example
        from (
            select median(served_date - registered_date) as median_days, count(*) as client_count
            from batch
            where status = 'served'
        )
        where client_count >= 20 and median_days not between 14 and 400"""
    )
    description: str | None = (
        "The service is planned for three months. A median of days or of years means that "
        "registration or end dates are wrong for most clients."
    )


class ServedHaveOutcome(Rule):
    """Served clients have an outcome."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || coalesce(client_reference, 'without reference') as example,
            outcome_id is not null as is_good
        from batch
        where status = 'served'""",
    )
    description: str | None = (
        "A served client without an outcome counts as not activated: end forms and client "
        "database do not fit together, and the activation rate is too low."
    )


class ServedHavePath(Rule):
    """Served clients belong to a team's path."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || coalesce(client_reference, 'without reference') as example,
            path is not null as is_good
        from batch
        where status = 'served'""",
    )
    description: str | None = (
        "A served client whom no coordinator met is in neither team's activation rate."
    )


class ServedWereContacted(Rule):
    """Served clients had a contact before the end form."""

    unexpected_rows_query: str = mostly(
        0.95,
        """select
            'client ' || coalesce(client_reference, 'without reference') as example,
            first_contact_date <= served_date as is_good
        from batch
        where status = 'served'""",
    )
    description: str | None = "A service that ended before the first contact is out of order."


class NoForgottenClients(Rule):
    """Hardly any client has been open for over a year."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            'client ' || coalesce(client_reference, 'without reference')
                || ': since ' || registered_date as example,
            getvariable('as_of_date') - registered_date <= 365 as is_good
        from batch
        where status = 'open'""",
    )
    description: str | None = (
        "Clients open for over a year have usually left without anyone closing their case; "
        "drop-outs are too few by them."
    )


class TeamWithinTwoMonths(Rule):
    """Clients have a coordinator within two months of registering."""

    unexpected_rows_query: str = mostly(
        0.9,
        """select
            'client ' || coalesce(client_reference, 'without reference')
                || ': since ' || registered_date as example,
            team is not null as is_good
        from batch
        where registered_date < getvariable('as_of_date') - 62""",
    )
    description: str | None = (
        "Registered clients without a coordinator wait, or their service period was not entered."
    )


class RegistrationsEveryQuarter(Rule):
    """People register in every quarter between the first and the last registration."""

    unexpected_rows_query: str = faults(
        """select strftime(quarter_start, '%Y-%m') as example
        from (
            select unnest(generate_series(
                (select min(registered_quarter) from batch)::timestamp,
                (select max(registered_quarter) from batch)::timestamp,
                interval 3 month
            )) as quarter_start
        )
        where quarter_start not in (select registered_quarter::timestamp from batch)
        order by quarter_start"""
    )
    description: str | None = (
        "A quarter without a registration between others is usually a part of the form's "
        "export that is missing."
    )


def suites() -> list[ExpectationSuite]:
    """Build the suites of the client journeys and cohorts."""
    return [
        suite(
            "marts.fct_client_journeys",
            [
                critical("registered_date.before_stages", StagesAfterRegistration()),
                critical("registered_date.in_calendar", DatesInCalendar()),
                critical("registered_date.not_after_release", NothingAfterRelease()),
                critical("served_date.plausible_duration", PlausibleDuration()),
                critical("outcome_id.known_share", ServedHaveOutcome()),
                warning("path.known_share", ServedHavePath()),
                warning("served_date.after_contact", ServedWereContacted()),
                warning("status.not_forgotten", NoForgottenClients()),
                info("team.within_two_months", TeamWithinTwoMonths()),
            ],
        ),
        suite(
            "marts.rpt_cohorts",
            [warning("registered_quarter.every_quarter", RegistrationsEveryQuarter())],
        ),
    ]
