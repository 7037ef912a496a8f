"""The sheets of the report in the reader's language; rows in the funder's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kunto.esf.figures import EsfFigures, Indicator
from kunto.locale import Texts

Cell = str | int | None

_SEXES = ("male", "female", "total")


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, title, header and rows; `empty` says why there are none.

    `signed` are the columns whose numbers are changes.
    """

    name: str
    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    empty: str = ""
    signed: frozenset[int] = frozenset()


def report_sheets(figures: EsfFigures, words: Texts) -> list[Sheet]:
    """Return outputs, results, corrections, rules, what breaks them, and notes."""
    return [
        _indicator_sheet(figures, words, "output"),
        _indicator_sheet(figures, words, "result"),
        _corrections(figures, words),
        _rules(figures, words),
        _failures(figures, words),
        _notes(figures, words),
    ]


def heading_lines(figures: EsfFigures, words: Texts) -> list[str]:
    """Return what stands above every sheet: project, release, day of the data, sample or not."""
    heading = figures.heading
    lines = [
        words.text(
            "esf.heading.project",
            project=heading.project_name,
            code=heading.project_code or words.text("unknown"),
            programme=heading.programme.replace("-", "–"),
        ),
        words.text(
            "esf.heading.release", date=words.day(heading.as_of_date), release=heading.release_id
        ),
    ]
    return [*lines, words.text("sample.notice")] if heading.is_sample else lines


def _indicator_sheet(figures: EsfFigures, words: Texts, kind: str) -> Sheet:
    chosen = [i for i in figures.indicators if i.indicator_kind == kind]
    years = sorted({indicator.period_year for indicator in chosen})
    sexes = [words.text(f"esf.sex.{sex}") for sex in _SEXES]
    header = [
        *(words.text(f"esf.column.{name}") for name in ("code", "indicator")),
        *(words.text("esf.column.year", year=str(y), sex=sex) for y in years for sex in sexes),
        *(words.text("esf.column.cumulative", sex=sex) for sex in sexes),
        *(words.text(f"esf.column.{name}") for name in ("not_told", "is_verified")),
    ]
    rows = [
        _indicator_row(list(group), years, words)
        for _, group in groupby(chosen, lambda indicator: indicator.indicator_code)
    ]
    return Sheet(words.text(f"esf.sheet.{kind}"), words.text(f"esf.title.{kind}"), header, rows)


def _indicator_row(group: list[Indicator], years: list[int], words: Texts) -> list[Cell]:
    first = group[0]
    by_place = {(indicator.period_year, indicator.sex_id): indicator for indicator in group}
    missing = words.text("esf.not_collected")

    def count(year: int, sex: str, counted: str) -> Cell:
        indicator = by_place.get((year, sex))
        if indicator is None:
            return words.text("esf.not_applicable")
        value: int | None = getattr(indicator, counted)
        return missing if value is None else value

    not_told = [i.not_told_count for i in group if i.sex_id == "total"]
    told = [count for count in not_told if count is not None]
    return [
        first.indicator_code,
        words.text(f"esf.indicator.{first.name_id}"),
        *(count(year, sex, "period_count") for year in years for sex in _SEXES),
        *(count(years[-1], sex, "cumulative_count") for sex in _SEXES),
        sum(told) if told else missing,
        words.text("yes" if first.is_verified else "no"),
    ]


def _corrections(figures: EsfFigures, words: Texts) -> Sheet:
    names = ("code", "indicator", "period", "sex", "reported", "now", "correction")
    order = {sex: place for place, sex in enumerate(_SEXES)}
    corrected = [i for i in figures.indicators if i.correction_count]
    rows: list[list[Cell]] = [
        [
            indicator.indicator_code,
            words.text(f"esf.indicator.{indicator.name_id}"),
            indicator.period_year,
            words.text(f"esf.sex.{indicator.sex_id}"),
            indicator.reported_count,
            indicator.period_count,
            indicator.correction_count,
        ]
        for _, group in groupby(corrected, lambda i: (i.indicator_code, i.period_year))
        for indicator in sorted(group, key=lambda i: order[i.sex_id])
    ]
    return _sheet("corrections", names, rows, words, frozenset({len(names) - 1}))


def _rules(figures: EsfFigures, words: Texts) -> Sheet:
    rows: list[list[Cell]] = [
        [
            words.text(f"esf.rule.{rule.rule_id}"),
            words.text(f"esf.severity.{rule.severity}"),
            words.text(f"esf.thing.{rule.checked_thing}"),
            rule.checked_count,
            rule.failed_count,
        ]
        for rule in figures.validations
    ]
    return _sheet("rules", ("rule", "severity", "thing", "checked", "failed"), rows, words)


def _failures(figures: EsfFigures, words: Texts) -> Sheet:
    rows = [
        [
            words.text(f"esf.rule.{failure.rule_id}"),
            words.text(f"esf.thing.{failure.checked_thing}"),
            failure.reference,
        ]
        for failure in figures.failures
    ]
    return _sheet("failures", ("rule", "thing", "reference"), rows, words)


def _notes(figures: EsfFigures, words: Texts) -> Sheet:
    heading = figures.heading
    notes = [
        words.text("esf.note.confidential"),
        words.text("esf.note.period", date=words.day(heading.as_of_date)),
        words.text("esf.note.person"),
        words.text("esf.note.result", days=words.number(heading.result_days)),
        words.text(
            "esf.note.long_term",
            age=words.number(heading.young_age_limit),
            young=words.number(heading.long_term_months_young),
            months=words.number(heading.long_term_months),
        ),
        *(
            words.text(f"esf.note.{name}")
            for name in ("companies", "not_told", "zero", "corrections", "verified")
        ),
    ]
    return _sheet("notes", ("note",), [[note] for note in notes], words)


def _sheet(
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    words: Texts,
    signed: frozenset[int] = frozenset(),
) -> Sheet:
    return Sheet(
        words.text(f"esf.sheet.{name}"),
        words.text(f"esf.title.{name}"),
        [words.text(f"esf.column.{column}") for column in columns],
        rows,
        words.text_or(f"esf.no_{name}", ""),
        signed,
    )
