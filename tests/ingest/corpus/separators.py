"""What stands between fields and rows: delimiters, quotation marks, line ends, row widths."""

from tests.ingest.corpus.entry import Category
from tests.ingest.corpus.good_rows import SECOND, transfers
from tests.ingest.corpus.rows import cells, joined, text

_DELIMITER, _WIDTH, _QUOTING, _LINES = map(Category, ("delimiter", "width", "quoting", "line-end"))
_TABLE = "access_siirrot"
_PLAIN = text(_TABLE)
_ROWS = cells(_TABLE)
_HEADER, _FIRST, _SECOND = text(_TABLE, {}, SECOND).splitlines()
_BOTH = {2: transfers(1), 3: transfers(2)}
_RAGGED = {3: ("row_width", None)}
_NO_HEADER = "has no header row of access_siirrot"

_DELIMITERS = (
    _DELIMITER.transfers("comma", text(_TABLE, delimiter=",").encode()),
    _DELIMITER.transfers("tabulator", text(_TABLE, delimiter="\t").encode(), ending=".tsv"),
    _DELIMITER.transfers("bar", text(_TABLE, delimiter="|").encode()),
    _DELIMITER.transfers("doubled", text(_TABLE, delimiter=";;").encode()),
    _DELIMITER.transfers(
        "told_in_the_first_line",
        ("sep=^\n" + text(_TABLE, delimiter="^")).encode(),
        accepted={3: transfers(1)},
    ),
    _DELIMITER.transfers("told_wrongly", ("sep=,\n" + _PLAIN).encode(), accepted={3: transfers(1)}),
    _DELIMITER.between("another_on_one_row", "3,9,3.5.2022,A 1,B 1", quarantined=_RAGGED),
    _DELIMITER.transfers(
        "spaces", text(_TABLE, delimiter="   ").encode(), refused=_NO_HEADER, ending=".txt"
    ),
    _DELIMITER.transfers("at_the_end_of_every_line", joined(_ROWS, end=";\n").encode()),
    _DELIMITER.transfers("at_the_end_of_rows_alone", f"{_HEADER}\n{_FIRST};;\n".encode()),
    _DELIMITER.file(
        "comma_beside_decimal_commas",
        "kustannukset",
        text("kustannukset", delimiter=",").encode(),
        quarantined={2: ("row_width", None)},
    ),
)

_WIDTHS = (
    _WIDTH.between("a_field_too_few", "3;9;3.5.2022;Yritys 1", quarantined=_RAGGED),
    _WIDTH.between("a_field_too_many", "3;9;3.5.2022;A 1;B 1;C 1", quarantined=_RAGGED),
    _WIDTH.between("delimiter_within_a_word", "3;9;3.5.2022;Työ;kyky 1;B 1", quarantined=_RAGGED),
    _WIDTH.transfers(
        "last_line_cut", f"{_HEADER}\n{_FIRST}\n2;8;4.5".encode(), quarantined=_RAGGED
    ),
    _WIDTH.transfers(
        "cell_of_a_hundred_thousand_signs",
        text(_TABLE, {}, SECOND | {"Lähettävä koordinaattori": "A" * 100_000}).encode(),
        quarantined={3: ("reference", "lahettava")},
    ),
    _WIDTH.transfers(
        "header_wider_than_any_row",
        f"{_HEADER};;;\n{_FIRST}\n{_SECOND}\n".encode(),
        accepted=_BOTH,
    ),
)

_QUOTES = (
    _QUOTING.cell(
        "delimiter_in_quotes",
        "tapahtumat",
        {"Nimi": '"Messut; Lahti"'},
        accepted={2: {"nimi": "Messut; Lahti", "osallistujia": 12}},
    ),
    _QUOTING.file(
        "line_end_in_quotes",
        "tapahtumat",
        text("tapahtumat", {"Nimi": '"Messut\nLahti"'}, {"Tapahtumanumero": "2"}).encode(),
        accepted={2: {"nimi": "Messut Lahti"}, 3: {"tapahtumanumero": "2"}},
    ),
    _QUOTING.cell(
        "quotation_mark_doubled",
        "tapahtumat",
        {"Nimi": '"Messut ""Kevät"""'},
        accepted={2: {"nimi": 'Messut "Kevät"'}},
    ),
    _QUOTING.cell(
        "quotation_mark_within_a_bare_cell",
        "tapahtumat",
        {"Nimi": 'Näyttö 55" esillä'},
        accepted={2: {"nimi": 'Näyttö 55" esillä', "osallistujia": 12}},
    ),
    _QUOTING.cell(
        "quotation_mark_never_closed",
        "tapahtumat",
        {"Nimi": '"Messut'},
        refused="a quotation mark is not closed after row 1",
    ),
    _QUOTING.cell(
        "quotation_mark_escaped_by_a_backslash",
        "tapahtumat",
        {"Nimi": r'"Messut \"Kevät\" Lahti"'},
        refused="a quotation mark is not closed",
    ),
    _QUOTING.transfers(
        "every_cell_in_quotes",
        joined([[f'"{cell}"' for cell in row] for row in _ROWS]).encode(),
    ),
    _QUOTING.transfers(
        "every_line_in_quotes",
        "".join(f'"{line}"\n' for line in (_HEADER, _FIRST)).encode(),
        refused=_NO_HEADER,
    ),
    _QUOTING.cell(
        "blank_in_quotes",
        "tapahtumat",
        {"Osallistujia": '""', "Kumppanit": '" "'},
        accepted={2: {"osallistujia": None, "kumppanit": None}},
    ),
    _QUOTING.transfers(
        "single_quotation_marks",
        joined([[f"'{cell}'" for cell in row] for row in _ROWS[1:]])
        .join((_HEADER + "\n", ""))
        .encode(),
    ),
)

_LINE_ENDS = (
    _LINES.transfers("carriage_return_alone", text(_TABLE, end="\r").encode()),
    _LINES.transfers("carriage_return_and_line_feed", text(_TABLE, end="\r\n").encode()),
    _LINES.transfers(
        "of_several_kinds", f"{_HEADER}\r\n{_FIRST}\r{_SECOND}\n".encode(), accepted=_BOTH
    ),
    _LINES.transfers("none_after_the_last_row", f"{_HEADER}\n{_FIRST}".encode()),
    _LINES.transfers(
        "carriage_return_twice_each",
        text(_TABLE, {}, SECOND, end="\r\r\n").encode(),
        accepted={3: transfers(1), 5: transfers(2)},
        noise={2: "blank", 4: "blank", 6: "blank"},
    ),
    _LINES.cell(
        "line_separator_of_unicode_in_a_cell",
        "tapahtumat",
        {"Nimi": "Messut\u2028Lahti\u0085Halli"},
        accepted={2: {"nimi": "Messut Lahti Halli"}},
    ),
    _LINES.transfers(
        "lost_between_two_rows",
        f"{_HEADER}\n{_FIRST}{_SECOND}\n".encode(),
        accepted={},
        quarantined={2: ("row_width", None)},
    ),
)

ENTRIES = (*_DELIMITERS, *_WIDTHS, *_QUOTES, *_LINE_ENDS)
