"""Hostile and broken files in one inbox: each is told of in its own words, the others go on."""

import io
import json
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.inboxes import DAY, TRANSFER, TRANSFERS, Inbox, write_workbook

MOST_MB = 600
TABLE = "access_siirrot"


def _changed(folder: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    path = write_workbook(folder / "plain.xlsx", {"Taul1": [TRANSFERS, TRANSFER]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in change(parts).items():
            archive.writestr(name, body)
    return out.getvalue()


def _sheet(parts: dict[str, bytes], old: bytes, new: bytes) -> dict[str, bytes]:
    name = "xl/worksheets/sheet1.xml"
    return parts | {name: parts[name].replace(old, new, 1)}


def _bomb(folder: Path) -> bytes:
    blanks = b"<row/>" * 40_000_000
    return _changed(folder, lambda p: _sheet(p, b"</sheetData>", blanks + b"</sheetData>"))


def _far_cell(folder: Path) -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return _changed(folder, lambda p: _sheet(p, b"</sheetData>", cell))


def _entities(folder: Path) -> bytes:
    laughs = b'?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return _changed(folder, lambda p: _sheet(p, b"?>", laughs))


def _with_sheets(parts: dict[str, bytes], count: int) -> dict[str, bytes]:
    book, links = parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"]
    sheets = b"".join(
        b'<sheet name="S%d" sheetId="%d" r:id="rX%d"/>' % (n, n + 9, n) for n in range(count)
    )
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    targets = b"".join(
        b'<Relationship Id="rX%d" Type="%b" Target="worksheets/x%d.xml"/>' % (n, kind, n)
        for n in range(count)
    )
    sheet = parts["xl/worksheets/sheet1.xml"]
    return (
        parts
        | {"xl/workbook.xml": book.replace(b"</sheets>", sheets + b"</sheets>")}
        | {"xl/_rels/workbook.xml.rels": links.replace(b"</Relat", targets + b"</Relat", 1)}
        | {f"xl/worksheets/x{number}.xml": sheet for number in range(count)}
    )


def _ten_thousand_sheets(folder: Path) -> bytes:
    return _changed(folder, lambda parts: _with_sheets(parts, 10_000))


def _many_sheets(folder: Path) -> bytes:
    return _changed(folder, lambda parts: _with_sheets(parts, 300))


def _half(folder: Path) -> bytes:
    return _changed(folder, lambda parts: parts)[:3000]


def _encrypted(_folder: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def _old_xls(_folder: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le")


def _page(_folder: Path) -> bytes:
    return b"<html><body><table><tr><td>Siirtonumero</td></tr></table></body></html>"


def _zip_of_text(_folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("siirrot.csv", ";".join(TRANSFERS))
    return out.getvalue()


def _nul(_folder: Path) -> bytes:
    return ";".join(TRANSFERS).encode() + b"\n1;7;3.5.2022;\0\0;b\n"


def _encrypted_database(_folder: Path) -> bytes:
    return b"\x00\x01\x00\x00Standard ACE DB\x00\x02" + bytes(range(256)) * 64


HOSTILE: dict[str, tuple[Callable[[Path], bytes], str, str]] = {
    "bomb": (_bomb, ".xlsx", "unpacks into more than a workbook may hold"),
    "far_cell": (_far_cell, ".xlsx", "has a sheet of 1048576 rows and 16384 columns"),
    "entities": (_entities, ".xlsx", "has declarations that no spreadsheet program writes"),
    "ten_thousand_sheets": (_ten_thousand_sheets, ".xlsx", "unpacks into more than"),
    "many_sheets": (_many_sheets, ".xlsx", "has 301 sheets; at most 200 are read"),
    "half": (_half, ".xlsx", "cannot be read: it is damaged or incomplete"),
    "encrypted": (_encrypted, ".xlsx", "is protected by a password. Remove the password"),
    "old_xls": (_old_xls, ".xlsx", "in the old xls format"),
    "old_xls_by_name": (_old_xls, ".xls", "only .csv, .tsv, .txt, .xlsx"),
    "page": (_page, ".xlsx", "is a web page or XML"),
    "page_as_text": (_page, ".csv", "is a web page or XML"),
    "zip": (_zip_of_text, ".xlsx", "cannot be read: it is damaged or incomplete"),
    "nul": (_nul, ".csv", "cannot be read: it is damaged or incomplete"),
    "empty_workbook": (lambda _: b"", ".xlsx", "is empty"),
    "empty_text": (lambda _: b"", ".csv", "is empty"),
    "empty_database": (lambda _: b"", ".mdb", "is empty"),
    "encrypted_database": (_encrypted_database, ".accdb", "or encrypted with a password"),
    "half_database": (lambda _: b"\x00\x01\x00\x00Standard", ".mdb", "damaged, incomplete"),
}
LOADING = """
    import json, re, sys
    from pathlib import Path
    from ingest.load import Acceptance, Landing, Limits, load_deliveries
    data = Path(sys.argv[1])
    report = load_deliveries(
        data / "inbox", data / "store.duckdb", root=data / "inbox", key_file=data / "key",
        allow_test_ids=True, acceptance=Acceptance(Limits(0.8, 0.2)),
        landing=Landing(data / "landing", newest=24),
    )
    # ru_maxrss would begin with that of the process that started this one
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    print(json.dumps([peak, {file.file: [file.status, file.message] for file in report.files}]))
    """


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, list[str]], Inbox]:
    """Load all of them and a sound file in a fresh process; give its peak memory in KiB."""
    inbox = Inbox(tmp_path_factory.mktemp("hostile"))
    for name, (make, ending, _) in HOSTILE.items():
        inbox.put(f"{name}/{TABLE}{ending}", make(inbox.data))
    inbox.put_csv(f"{DAY}/{TABLE}.csv", TRANSFERS, TRANSFER)
    finished = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LOADING), str(inbox.data)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    peak, files = json.loads(finished.stdout)
    return peak, files, inbox


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_stopped_in_its_own_words(
    loaded: tuple[int, dict[str, list[str]], Inbox], name: str
) -> None:
    _, files, _ = loaded
    _, ending, told = HOSTILE[name]
    file = f"{name}/{TABLE}{ending}"
    status, message = files[file]
    assert status == "stopped"
    assert message.startswith(f"File {file} ")
    assert told in message


def test_sound_file_beside_them_is_loaded_and_nothing_is_left(
    loaded: tuple[int, dict[str, list[str]], Inbox],
) -> None:
    _, files, inbox = loaded
    assert files[f"{DAY}/{TABLE}.csv"][0] == "loaded"
    assert not (inbox.data / ".unpacked").exists()


def test_loader_stays_small(loaded: tuple[int, dict[str, list[str]], Inbox]) -> None:
    assert loaded[0] < MOST_MB * 1024
