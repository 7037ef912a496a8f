"""A workbook out of all measure is stopped before the parser takes the program down."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.sandboxed import workbook_limits
from kunto.errors import UnreadableFileError
from tests.ingest.inboxes import DAY, TRANSFER, TRANSFERS, Inbox, write_workbook

FILE = f"{DAY}/access_siirrot.xlsx"
SHEET = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"


@pytest.fixture
def workbook(tmp_path: Path) -> bytes:
    path = write_workbook(tmp_path / "plain.xlsx", {"Taul1": [TRANSFERS, TRANSFER]})
    return path.read_bytes()


def _members(workbook: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _written(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members:
            archive.writestr(name, body)
    return out.getvalue()


def _with_sheet(workbook: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return _written(
        [(name, change(body) if name == SHEET else body) for name, body in _members(workbook)]
    )


def _with_rows(workbook: bytes, rows: bytes) -> bytes:
    return _with_sheet(workbook, lambda body: body.replace(END, rows + END))


FAR = {
    "usual": b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "other attribute first": b'<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
    "single quotes": b"<row r='1048576'><c r = 'XFD1048576'><v>1</v></c></row>",
    "row on the cell only": b'<row><c r="XFD1048576"><v>1</v></c></row>',
    "greater-than in an attribute": b'<row><c x=">" r="XFD1048576"><v>1</v></c></row>',
    "prefix": b'<x:row xmlns:x="y"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    "formula": b'<row r="9"><c r="SG9"><f>A1</f></c></row>',
    "text in the cell": b'<row r="9"><c r="SG9" t="inlineStr"><is><t>x</t></is></c></row>',
    "no places at all": b"<row>" + b"<c><v>1</v></c>" * 501 + b"</row>",
    "more cells than are read": b'<row r="1000000"><c r="BA1000000"><v>1</v></c></row>',
    "row beyond any sheet": b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", FAR.values(), ids=FAR)
def test_cell_far_from_the_table_stops_the_file(inbox: Inbox, workbook: bytes, rows: bytes) -> None:
    inbox.put(FILE, _with_rows(workbook, rows))
    inbox.put_csv("2022-03-31/access_siirrot.csv", TRANSFERS, TRANSFER)
    report = inbox.load()
    assert [file.status for file in report.files] == ["loaded", "stopped"]
    message = report.stopped[0].message
    assert message.startswith(f"File {FILE} has a sheet of ")
    assert message.endswith("Copy the table alone into a new workbook and deliver that.")


NEAR = {
    "cells with a format and nothing in them": b'<row r="9"><c r="XFD9" s="0"/></row>',
    "last column that is read": b'<row r="2"><c r="SF2"><v>1</v></c></row>',
    "rows of a long sheet": b'<row r="40000"><c r="A40000"/></row>',
}


@pytest.mark.parametrize("rows", NEAR.values(), ids=NEAR)
def test_sheet_within_the_limits_is_read(inbox: Inbox, workbook: bytes, rows: bytes) -> None:
    inbox.put(FILE, _with_rows(workbook, rows))
    report = inbox.load().files[0]
    assert (report.status, report.accepted) == ("loaded", 1)


def test_what_a_sheet_says_of_its_own_size_is_not_believed(inbox: Inbox, workbook: bytes) -> None:
    changed = _with_sheet(workbook, lambda body: body.replace(b'"A1:E2"', b'"A1:XFD1048576"'))
    assert changed != workbook
    inbox.put(FILE, changed)
    assert inbox.load().files[0].accepted == 1


@pytest.mark.parametrize(
    "declaration",
    [b"<!DOCTYPE x>", b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'],
)
@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_declarations_stop_the_file(
    inbox: Inbox, workbook: bytes, member: str, declaration: bytes
) -> None:
    members = [
        (name, body.replace(b"?>", b"?>" + declaration, 1) if name == member else body)
        for name, body in _members(workbook)
    ]
    inbox.put(FILE, _written(members))
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert "has declarations that no spreadsheet program writes" in report.message


def test_sheet_in_another_encoding_cannot_hide_declarations(inbox: Inbox, workbook: bytes) -> None:
    def change(body: bytes) -> bytes:
        text = body.decode().replace("UTF-8", "UTF-16").replace("?>", "?><!DOCTYPE x>", 1)
        return text.encode("utf-16")

    inbox.put(FILE, _with_sheet(workbook, change))
    assert inbox.load().files[0].status == "stopped"


def _bomb(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [*members, ("xl/media/image1.png", bytes(3_000_000))]


def _many(members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [*members, *((f"xl/{number}", b"") for number in range(2000))]


@pytest.mark.parametrize("change", [_bomb, _many])
def test_workbook_that_unpacks_into_too_much_is_stopped(
    inbox: Inbox,
    workbook: bytes,
    change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]],
) -> None:
    inbox.put(FILE, _written(change(list(_members(workbook)))))
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert "unpacks into more than a workbook may hold" in report.message


def test_sum_of_the_parts_is_limited(workbook: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_limits, "MOST_BYTES", 1000)
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as archive,
        pytest.raises(UnreadableFileError, match="unpacks into more"),
    ):
        workbook_limits.require_bearable_archive(archive.infolist(), file=FILE)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body[: len(body) // 2],
        lambda body: body.replace(END, b'<c r="AZ1"><v>1</c></v>' + END),
        lambda body: body.replace(END, b'<row r="x"><c s="" r="A1"/></row>' + END),
    ],
)
def test_damaged_sheet_is_stopped(
    inbox: Inbox, workbook: bytes, change: Callable[[bytes], bytes]
) -> None:
    inbox.put(FILE, _with_sheet(workbook, change))
    report = inbox.load().files[0]
    assert report.status == "stopped"
    assert "cannot be read: it is damaged or incomplete" in report.message


def test_flipped_bits_never_crash_the_loader(inbox: Inbox, workbook: bytes) -> None:
    for place in range(10, len(workbook), 97):
        flipped = bytearray(workbook)
        flipped[place] ^= 0xFF
        inbox.put(f"{place}/access_siirrot.xlsx", bytes(flipped))
    assert {file.status for file in inbox.load().files} >= {"stopped"}
