"""The conditions of rules in SQL: each gives one row, with a column `example`, for each fault."""

from string import Template
from typing import Literal

FEW_ROWS = 10
FEW_INTERVALS = 20


def faults(query: str) -> str:
    """Take the rows of a query as faults; the checked table is `batch` in it."""
    return filled("with batch as (select * from {batch}) $query", query=query)


def mostly(share: float, judged: str, *, at_least: int = FEW_ROWS) -> str:
    """Take rows that are not good as faults, where the good are a smaller share than expected.

    `judged` gives `example` and `is_good` (missing = not good) of each row that is judged. With
    fewer rows than `at_least` a share says nothing, so that a young project passes, and one odd
    row alone is a matter for the quarantine.
    """
    return filled(
        """with batch as (select * from {batch}),
        judged as (select example, coalesce(is_good, false) as is_good from ($judged))
        select example from judged
        where not is_good
            and (select count(*) from judged) >= $at_least
            and (select count(*) from judged where not is_good) > 1
            and (select avg(is_good::integer) from judged) < $share
        order by example""",
        judged=judged,
        at_least=at_least,
        share=share,
    )


def always(judged: str) -> str:
    """Take every row that is not good as a fault, however few rows are judged."""
    return faults(
        filled(
            "select example from ($judged) where not coalesce(is_good, false) order by example",
            judged=judged,
        )
    )


def plausible_duration(intervals: str) -> str:
    """Take it as a fault when a median service lasts under a tenth or over five times the plan."""
    planned = "30 * getvariable('planned_duration_months')"
    return _median_days(intervals, lowest=f"{planned} // 10", highest=f"5 * {planned}")


def prompt_contact(promised: str, intervals: str) -> str:
    """Take it as a fault when a median first contact is over five times as late as promised.

    `promised` names the fact with the days promised. A median below zero is a fault too.
    """
    return _median_days(intervals, lowest="0", highest=f"5 * getvariable('{promised}')")


def _median_days(intervals: str, *, lowest: str, highest: str) -> str:
    """Take it as a fault when the median interval is out of bounds, which belong to it.

    `intervals` gives the `days` of each interval; from twenty intervals on a median says something.
    """
    return faults(
        filled(
            """select
                'median ' || round(median_days)::integer || ' days, expected '
                    || lowest || ' to ' || highest as example
            from (
                select
                    median(days) as median_days,
                    count(days) as interval_count,
                    $lowest as lowest,
                    $highest as highest
                from ($intervals)
            )
            where interval_count >= $few and median_days not between lowest and highest""",
            intervals=intervals,
            few=FEW_INTERVALS,
            lowest=lowest,
            highest=highest,
        )
    )


def gaps(column: str, step: Literal["month", "quarter"], *, until: str) -> str:
    """Take each month or quarter without a row as a fault, from the first date of a column on.

    `until` is a date in SQL: the last day that has to be covered.
    """
    return faults(
        filled(
            """select strftime(step_start, '%Y-%m') as example
            from (
                select unnest(generate_series(
                    date_trunc('$step', (select min($column) from batch))::timestamp,
                    ($until)::timestamp,
                    interval 1 $step
                )) as step_start
            )
            where step_start not in (
                select date_trunc('$step', $column)::timestamp from batch
            )
            order by step_start""",
            column=column,
            step=step,
            until=until,
        )
    )


def filled(template: str, **values: object) -> str:
    """Fill names and figures of ours into a template; `{batch}` is left to Great Expectations."""
    return Template(template).substitute(values)
