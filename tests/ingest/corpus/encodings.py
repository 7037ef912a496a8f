"""Files in every encoding, in the wrong one, and in several at once."""

import codecs
import gzip
import unicodedata

from tests.ingest.corpus.entry import Category
from tests.ingest.corpus.good_rows import SECOND, transfers
from tests.ingest.corpus.rows import joined, text

_KIND = Category("encoding")
_TABLE = "access_siirrot"
_PLAIN = text(_TABLE)
_HEADER, _FIRST, _SECOND = text(_TABLE, {}, SECOND).splitlines(keepends=True)
_ENGLISH = "Transfer number;Client number;Date;From coordinator;To coordinator\n"
_DAMAGED = "cannot be read: it is damaged or incomplete"
_SENDER = ("garbled", "lahettava")

ENTRIES = (
    _KIND.transfers("windows_1252", _PLAIN.encode("cp1252")),
    _KIND.transfers("utf_8_with_mark", _PLAIN.encode("utf-8-sig")),
    _KIND.transfers("utf_8_marked_twice", b"\xef\xbb\xbf" + _PLAIN.encode("utf-8-sig")),
    _KIND.transfers("utf_16_little_endian", codecs.BOM_UTF16_LE + _PLAIN.encode("utf-16-le")),
    _KIND.transfers("utf_16_big_endian", codecs.BOM_UTF16_BE + _PLAIN.encode("utf-16-be")),
    _KIND.transfers("utf_16_without_mark", _PLAIN.encode("utf-16-le")),
    _KIND.transfers("utf_16_half_a_character", _PLAIN.encode("utf-16")[:-1], refused=_DAMAGED),
    _KIND.transfers(
        "utf_16_mark_on_utf_8_text",
        codecs.BOM_UTF16_LE + (_PLAIN + " " * (len(_PLAIN.encode()) % 2)).encode(),
        refused="has no header row of access_siirrot",
    ),
    _KIND.transfers("utf_32", _PLAIN.encode("utf-32"), refused=_DAMAGED),
    _KIND.transfers(
        "utf_8_row_in_windows_file",
        (_HEADER + _FIRST).encode("cp1252") + _SECOND.encode(),
        quarantined={3: ("garbled", "vastaanottava")},
    ),
    _KIND.transfers(
        "windows_row_in_utf_8_file",
        (_HEADER + _FIRST).encode() + _SECOND.encode("cp1252"),
        refused="Its letters are garbled",
    ),
    _KIND.transfers(
        "utf_8_opened_as_windows_and_saved",
        _PLAIN.encode().decode("cp1252").encode(),
        refused="Its letters are garbled: export it anew as UTF-8",
    ),
    _KIND.between(
        "letters_lost_on_the_way",
        "3;9;3.5.2022;Ty\ufffdkyky 1;Yritys 1",
        quarantined={3: _SENDER},
    ),
    _KIND.transfers(
        "dos_code_page",
        (_ENGLISH + _FIRST).encode("cp850"),
        accepted={},
        quarantined={2: _SENDER},
    ),
    _KIND.transfers(
        "macintosh_code_page",
        (_ENGLISH + "1;7;3.5.2022;Päijät 1;Yritys 1\n").encode("mac_roman"),
        accepted={},
        quarantined={2: _SENDER},
    ),
    _KIND.transfers("letters_decomposed", unicodedata.normalize("NFD", _PLAIN).encode()),
    _KIND.transfers("bytes_of_no_encoding", _PLAIN.encode() + b"\x81\x8d\x8f\n", refused=_DAMAGED),
    _KIND.transfers("null_in_a_cell", (_HEADER + "1;7;3.5.2022;\0;b\n").encode(), refused=_DAMAGED),
    _KIND.transfers("packed_by_gzip", gzip.compress(_PLAIN.encode(), mtime=0), refused=_DAMAGED),
    _KIND.transfers("end_mark_of_old_programs", _PLAIN.encode() + b"\x1a"),
    _KIND.transfers(
        "end_mark_within",
        (_HEADER + _FIRST + "\x1a\n" + _SECOND).encode(),
        accepted={2: transfers(1), 4: transfers(2)},
        quarantined={3: ("row_width", None)},
    ),
    _KIND.transfers("null_padding_after_the_text", _PLAIN.encode() + bytes(512), refused=_DAMAGED),
    _KIND.transfers(
        "zero_width_signs_in_words",
        joined(
            [[f"{c[:3]}\u200b{c[3:]}" for c in row.split(";")] for row in (_HEADER[:-1],)]
        ).encode()
        + "\ufeff1;\u200b7;3.5.\u20602022;Työ\u00adkyky 1;Yritys 1\n".encode(),
    ),
)
