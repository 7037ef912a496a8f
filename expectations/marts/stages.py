"""Rules on the order and the days of the stages that a client reaches."""

from collections.abc import Iterator

from great_expectations.expectations.expectation import Expectation

from expectations.conditions import always, filled, mostly
from expectations.rules import Rule, critical, warning

_DATES_OF_CLIENTS = """select
        client_id,
        'client ' || coalesce(client_reference, 'without reference') as client,
        unnest([
            registered_date,
            first_attempt_date,
            first_contact_date,
            first_meeting_date,
            served_date,
            end_form_received_date,
            dropped_date
        ]) as stage_date
    from batch"""

_IN_CALENDAR = filled(
    """select
        client || ': ' || string_agg(stage_date, ', ' order by stage_date)
            filter (where not is_known) as example,
        bool_and(is_known) as is_good
    from (
        select *, stage_date in (select date from marts.dim_dates) as is_known
        from ($dates)
        where stage_date is not null
    )
    group by client_id, client""",
    dates=_DATES_OF_CLIENTS,
)

_BY_RELEASE = filled(
    """select
        client || ': ' || max(stage_date) as example,
        max(stage_date) <= getvariable('as_of_date') as is_good
    from ($dates)
    group by client_id, client
    having max(stage_date) is not null""",
    dates=_DATES_OF_CLIENTS,
)


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

    description: str | None = (
        "Days outside the calendar have no working-day number, so these clients would silently "
        "be missing from the service levels."
    )


class NothingAfterRelease(Rule):
    """No client's stage is later than the day that the release describes."""

    description: str | None = (
        "Something dated after the release's own day has not happened yet and must not be "
        "counted in it."
    )


def days_that_have_been() -> Iterator[Expectation]:
    """Stop at the odd days of more than one client in fifty, and warn of any."""
    for rule, judged, name_of_most, name_of_all in (
        (DatesInCalendar, _IN_CALENDAR, "in_calendar", "none_outside_calendar"),
        (NothingAfterRelease, _BY_RELEASE, "not_after_release", "none_after_release"),
    ):
        most = rule(unexpected_rows_query=mostly(0.98, judged))
        each = rule(unexpected_rows_query=always(judged))
        yield critical(f"registered_date.{name_of_most}", most)
        yield warning(f"registered_date.{name_of_all}", each)
