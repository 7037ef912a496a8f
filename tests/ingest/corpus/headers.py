"""Headers as people and programs write them, headers that are none, and columns too many."""

from tests.ingest.corpus.entry import Category
from tests.ingest.corpus.good_rows import CONSENT, REFERRER, SECOND, transfers
from tests.ingest.corpus.rows import cells, joined, text

_HEADER, _COLUMN = Category("header"), Category("column")
_TABLE, _FORM = "access_siirrot", "webropol_ilmoittautumiset"
_NAMES, _FIRST, _SECOND = cells(_TABLE, {}, SECOND)
_NUMBER, _ANSWERED, _, _WHO, _ = cells(_FORM)[0]
_ANSWER = dict(zip(*cells(_FORM), strict=True))
_REFERRED = {2: {"ohjaava_taho": "itse"}}
_LACKS_KEY = "has no column Siirtonumero. Columns found:"


def _headed(*header: str) -> bytes:
    return joined([header, _FIRST]).encode()


def _asked(*questions: str, answers: tuple[str, ...], options: tuple[str, ...] = ()) -> bytes:
    """Write one answer to questions in place of the one who referred the client."""
    rows = [(_NUMBER, _ANSWERED, *questions, _WHO, CONSENT)]
    rows += [("", "", *options, "", "")] if options else []
    rows += [(_ANSWER[_NUMBER], _ANSWER[_ANSWERED], *answers, _ANSWER[_WHO], _ANSWER[CONSENT])]
    return joined(rows).encode()


_HEADERS = (
    _HEADER.transfers(
        "in_swedish",
        _headed(
            *("Överföringsnummer", "Kundnummer", "Datum"),
            *("Avsändande koordinator", "Mottagande koordinator"),
        ),
    ),
    _HEADER.transfers("in_capitals_between_spaces", _headed(*(f"  {n.upper()} " for n in _NAMES))),
    _HEADER.transfers("no_break_spaces", _headed(*(n.replace(" ", "\u00a0") for n in _NAMES))),
    _HEADER.transfers(
        "line_end_in_quotes", _headed(*(f'"{n}"'.replace(" ", "\n") for n in _NAMES))
    ),
    _HEADER.transfers(
        "broken_over_two_rows",
        joined(
            [
                ("Siirto-", "Asiakas-", "Pvm", "Lähettävä", "Vastaanottava"),
                ("numero", "numero", "", "koordinaattori", "koordinaattori"),
                _FIRST,
            ]
        ).encode(),
        accepted={3: transfers(1)},
    ),
    _HEADER.transfers(
        "repeated_on_every_page",
        joined([_NAMES, _FIRST, _NAMES, _SECOND]).encode(),
        accepted={2: transfers(1), 4: transfers(2)},
        noise={3: "header"},
    ),
    _HEADER.transfers("of_another_order", joined([row[::-1] for row in (_NAMES, _FIRST)]).encode()),
    _HEADER.transfers("missing", joined([_FIRST, _SECOND]).encode(), refused="has no header row"),
    _HEADER.transfers(
        "alone", joined([_NAMES]).encode(), accepted={}, told="No rows below the header."
    ),
    _HEADER.transfers("without_its_first_name", _headed("", *_NAMES[1:]), refused=_LACKS_KEY),
    _HEADER.transfers("abbreviated", _headed("S.nro", *_NAMES[1:]), refused=_LACKS_KEY),
    _HEADER.transfers(
        "hundreds_of_rows_down",
        ("Ohje\n" * 500 + text(_TABLE)).encode(),
        refused="has no header row",
    ),
    _HEADER.transfers(
        "given_twice_with_the_same_values",
        joined([(*_NAMES, _NAMES[0]), (*_FIRST, _FIRST[0])]).encode(),
    ),
    _HEADER.transfers(
        "given_twice_with_other_values",
        joined([(*_NAMES, _NAMES[0]), (*_FIRST, "9")]).encode(),
        accepted={},
        quarantined={2: ("several_values", "siirtonumero")},
    ),
    _HEADER.file(
        "dressed_in_html",
        _FORM,
        _asked('"<p>Kuka ohjasi&nbsp;sinut <b>hankkeeseen?</b></p>"', answers=("itse",)),
        accepted=_REFERRED,
    ),
    _HEADER.file(
        "numbered_and_marked_as_required",
        _FORM,
        _asked(f"3. {REFERRER} (pakollinen) *", answers=("itse",)),
        accepted=_REFERRED,
    ),
    _HEADER.file(
        "a_column_for_each_option",
        _FORM,
        _asked(f"{REFERRER}: omavalmentaja", f"{REFERRER}: itse", answers=("", "X")),
        accepted=_REFERRED,
    ),
    _HEADER.file(
        "two_options_marked",
        _FORM,
        _asked(f"{REFERRER}: omavalmentaja", f"{REFERRER}: itse", answers=("X", "X")),
        quarantined={2: ("several_values", "ohjaava_taho")},
    ),
    _HEADER.file(
        "no_option_marked",
        _FORM,
        _asked(f"{REFERRER}: omavalmentaja", f"{REFERRER}: itse", answers=("", "0")),
        quarantined={2: ("missing_value", "ohjaava_taho")},
    ),
    _HEADER.file(
        "options_below_their_question",
        _FORM,
        _asked(REFERRER, "", options=("omavalmentaja", "itse"), answers=("", "1")),
        accepted={3: {"ohjaava_taho": "itse"}},
    ),
    _HEADER.file(
        "own_words_below_an_open_option",
        _FORM,
        _asked(REFERRER, "Muu, mikä?", answers=("Muu, mikä?", "Matti Meikäläinen")),
        accepted={2: {"ohjaava_taho": "muu"}},
    ),
    _HEADER.file(
        "question_once_for_each_language",
        _FORM,
        _asked(REFERRER, "Vem hänvisade dig till projektet?", answers=("", "itse")),
        accepted=_REFERRED,
    ),
)

_COLUMNS = (
    _COLUMN.transfers(
        "unknown_one_is_left_out",
        joined([(*_NAMES, "Uusi sarake"), (*_FIRST, "x")]).encode(),
        told="Columns left out: 1 (Uusi sarake).",
    ),
    _COLUMN.transfers(
        "unknown_one_is_called_by_an_address",
        joined([(*_NAMES, "matti@example.fi"), (*_FIRST, "x")]).encode(),
        told="Columns left out: 1.",
    ),
    _COLUMN.transfers(
        "required_one_is_missing",
        joined([row[:2] + row[3:] for row in (_NAMES, _FIRST)]).encode(),
        refused="has no column Pvm. Columns found: Siirtonumero, Asiakasnumero,",
    ),
    _COLUMN.file(
        "optional_one_is_missing",
        "tapahtumat",
        joined([row[:4] for row in cells("tapahtumat")]).encode(),
        accepted={2: {"nimi": "Rekrymessut", "osallistujia": None}},
        told="Columns not in the file: Kumppanit, Osallistujia.",
    ),
    _COLUMN.cell(
        "free_text_full_of_persons",
        "access_kontaktit",
        {"Muistiinpano": "Soitti Matti, 010599-901X, 040 1234567"},
        accepted={2: {"laji": "puhelu", "toteutui": True}},
    ),
    _COLUMN.file(
        "type_changes_halfway",
        "tapahtumat",
        text(
            "tapahtumat",
            {},
            {"Tapahtumanumero": "2", "Osallistujia": "paljon"},
            {"Tapahtumanumero": "3"},
        ).encode(),
        accepted={2: {"osallistujia": 12}, 4: {"osallistujia": 12}},
        quarantined={3: ("number", "osallistujia")},
    ),
    _COLUMN.transfers(
        "cells_moved_one_to_the_right",
        joined([_NAMES, ("", *_FIRST[:4]), _SECOND]).encode(),
        accepted={3: transfers(2)},
        quarantined={2: ("missing_value", "siirtonumero")},
    ),
)

ENTRIES = (*_HEADERS, *_COLUMNS)
