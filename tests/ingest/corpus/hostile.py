"""Workbooks, databases and other files that are damaged, disguised or out of all measure."""

import io
import zipfile

from tests.ingest.corpus.entry import Category
from tests.ingest.corpus.rows import (
    SHEET,
    cells,
    in_sheet,
    parts_of,
    repacked,
    sheets,
    text,
    zipped,
)

_HOSTILE, _DISGUISED = Category("hostile"), Category("disguise")
_TABLE = "access_siirrot"
_END = b"</sheetData>"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_DAMAGED = "cannot be read: it is damaged or incomplete"
_TOO_MUCH = "unpacks into more than a workbook may hold"
_DECLARES = "has declarations that no spreadsheet program writes"
_PAGE = "is a web page or XML"
_GOOD = sheets(Taul1=cells(_TABLE))
_WORKSHEET = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def _with_sheets(parts: dict[str, bytes], count: int) -> dict[str, bytes]:
    named = b"".join(
        b'<sheet name="S%d" sheetId="%d" r:id="rX%d"/>' % (n, n + 9, n) for n in range(count)
    )
    links = b"".join(
        b'<Relationship Id="rX%d" Type="%b" Target="worksheets/x%d.xml"/>' % (n, _WORKSHEET, n)
        for n in range(count)
    )
    book, targets = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    return (
        parts
        | {book: parts[book].replace(b"</sheets>", named + b"</sheets>")}
        | {targets: parts[targets].replace(b"</Relat", links + b"</Relat", 1)}
        | {f"xl/worksheets/x{number}.xml": parts[SHEET] for number in range(count)}
    )


def _with_twins() -> bytes:
    other = SHEET.replace("1", "2")
    content = zipped(parts_of(_GOOD()) | {other: b"<worksheet/>"})
    return content.replace(other.encode(), SHEET.encode())


def _flipped() -> bytes:
    content = bytearray(_GOOD())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo(SHEET).header_offset
    content[place + 30 + len(SHEET) + 20] ^= 0xFF
    return bytes(content)


def _marked_as_encrypted() -> bytes:
    content = bytearray(_GOOD())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(signature)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(signature, start + 4)
    return bytes(content)


_HOSTILE_FILES = tuple(
    _HOSTILE.transfers(fault, content, ending=".xlsx", refused=refused)
    for fault, content, refused in (
        ("bomb_in_a_sheet", in_sheet(_END, b"<row/>" * 4_000_000 + _END), _TOO_MUCH),
        (
            "cell_in_the_last_corner",
            in_sheet(_END, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + _END),
            "has a sheet of 1048576 rows and 16384 columns",
        ),
        (
            "entities_that_laugh",
            in_sheet(b"?>", b'?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'),
            _DECLARES,
        ),
        (
            "entity_of_another_file",
            repacked(
                lambda parts: (
                    parts
                    | {
                        "xl/sharedStrings.xml": parts["xl/sharedStrings.xml"].replace(
                            b"?>", b'?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]>', 1
                        )
                    }
                )
            ),
            _DECLARES,
        ),
        ("ten_thousand_sheets", repacked(lambda parts: _with_sheets(parts, 10_000)), _TOO_MUCH),
        (
            "some_hundred_sheets",
            repacked(lambda parts: _with_sheets(parts, 300)),
            "has 301 sheets; at most 200 are read",
        ),
        ("two_parts_of_one_name", _with_twins, _TOO_MUCH),
        ("half_written", lambda: _GOOD()[:3000], _DAMAGED),
        ("byte_flipped_in_a_part", _flipped, _DAMAGED),
        (
            "sheet_cut_in_its_xml",
            repacked(lambda parts: parts | {SHEET: parts[SHEET][: len(parts[SHEET]) // 2]}),
            _DAMAGED,
        ),
        (
            "sheet_is_missing",
            repacked(lambda parts: {n: body for n, body in parts.items() if n != SHEET}),
            _DAMAGED,
        ),
        ("parts_marked_as_encrypted", _marked_as_encrypted, _DAMAGED),
        (
            "protected_by_a_password",
            _OLE + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password. Remove the password",
        ),
        ("old_xls_renamed", _OLE + "Workbook".encode("utf-16-le"), "in the old xls format"),
        ("document_renamed", lambda: zipped({"[Content_Types].xml": b"<Types/>"}), _DAMAGED),
        ("archive_of_a_text", lambda: zipped({"siirrot.csv": text(_TABLE).encode()}), _DAMAGED),
        ("empty_workbook", b"", "is empty"),
    )
)

_DATABASE = b"\x00\x01\x00\x00Standard ACE DB\x00\x02"
_DATABASES = (
    _HOSTILE.transfers(
        "database_encrypted",
        _DATABASE + bytes(range(256)) * 64,
        ending=".accdb",
        refused="File 2022-12-31/database_encrypted/access_siirrot.accdb",
    ),
    _HOSTILE.transfers(
        "database_of_its_head_alone",
        _DATABASE,
        ending=".mdb",
        refused="File 2022-12-31/database_of_its_head_alone/access_siirrot.mdb",
    ),
)

_DISGUISES = (
    _DISGUISED.transfers("text_called_a_workbook", text(_TABLE).encode(), ending=".xlsx"),
    _DISGUISED.transfers("workbook_called_a_text", _GOOD, ending=".csv"),
    _DISGUISED.transfers("workbook_called_a_database", _GOOD, ending=".mdb"),
    _DISGUISED.transfers(
        "page_called_a_workbook",
        b"<html><body><table><tr><td>Siirtonumero</td></tr></table></body></html>",
        ending=".xlsx",
        refused=_PAGE,
    ),
    _DISGUISED.transfers(
        "spreadsheet_of_xml",
        b'\xef\xbb\xbf\r\n<?xml version="1.0"?><Workbook></Workbook>',
        refused=_PAGE,
    ),
    _DISGUISED.transfers(
        "printed_document",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        refused="has no header row of access_siirrot",
    ),
    _DISGUISED.transfers(
        "json", b'[{"Siirtonumero": "1", "Asiakasnumero": "7"}]', refused="has no header row"
    ),
    _DISGUISED.transfers("nothing_but_spaces", b"\xef\xbb\xbf \r\n\t\r\n", refused="is empty"),
    _DISGUISED.transfers(
        "workbook_with_a_macro",
        lambda: zipped(parts_of(_GOOD()) | {"xl/vbaProject.bin": b"\xcc\x61\xff\xff" * 99}),
        ending=".xlsm",
    ),
)

ENTRIES = (*_HOSTILE_FILES, *_DATABASES, *_DISGUISES)
