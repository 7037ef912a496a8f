"""Delivered bytes are kept as they came: whole or not at all, for their owner, and not for ever."""

import hashlib
import stat
from pathlib import Path

import pytest

from ingest.landing import Landing
from ingest.store import RawStore
from tests.ingest.inboxes import COSTS, DAY, PERIODS, TRANSFER, TRANSFERS, Inbox, write_workbook

FILE = f"{DAY}/access_siirrot.csv"
EXPORTS = ("2022-03-31", "2022-06-30", "2022-09-30", DAY)


def _kept(inbox: Inbox) -> dict[str, bytes]:
    """Give name and content of every file in the landing, finished or not."""
    files = (path for path in sorted(inbox.landing.rglob("*")) if path.is_file())
    return {path.relative_to(inbox.landing).as_posix(): path.read_bytes() for path in files}


def _place(content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    return f"{sha256[:2]}/{sha256}"


def _put_exports(inbox: Inbox) -> list[bytes]:
    return [
        inbox.put_csv(
            f"{day}/access_siirrot.csv", TRANSFERS, (str(number), *TRANSFER[1:])
        ).read_bytes()
        for number, day in enumerate(EXPORTS)
    ]


def _removed(inbox: Inbox) -> dict[str, str | None]:
    return dict(inbox.rows("select file[:10], removed_date::text from quality.landing"))


def test_bytes_are_kept_as_they_came_for_their_owner_only(inbox: Inbox) -> None:
    content = inbox.put_csv(FILE, TRANSFERS, TRANSFER, encoding="cp1252").read_bytes()
    inbox.load()
    assert _kept(inbox) == {_place(content): content}
    modes = {stat.S_IMODE(path.stat().st_mode) for path in inbox.landing.rglob("*")}
    assert modes == {0o700, 0o600}
    assert stat.S_IMODE(inbox.landing.stat().st_mode) == 0o700
    listed = inbox.rows(
        "select file, sha256, size_bytes, export_date::text, export_date_basis, removed_date"
        " from quality.landing"
    )
    sha256 = hashlib.sha256(content).hexdigest()
    assert listed == [(FILE, sha256, len(content), DAY, "folder", None)]


def test_one_content_under_two_names_is_kept_once(inbox: Inbox) -> None:
    content = inbox.put_csv(FILE, TRANSFERS, TRANSFER).read_bytes()
    inbox.put(f"{DAY}/access_siirrot (2).csv", content)
    inbox.load()
    assert list(_kept(inbox)) == [_place(content)]
    assert len(inbox.rows("select 1 from quality.landing")) == 2


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("luettelo.csv", b"a;b\n1;2\n"),
        ("muistio.docx", b"x"),
        ("access_siirrot.csv", b"Numero\n1\n"),
    ],
)
def test_what_is_not_read_is_not_kept(inbox: Inbox, file: str, content: bytes) -> None:
    inbox.put(f"{DAY}/{file}", content)
    assert len(inbox.load().stopped) == 1
    assert _kept(inbox) == {}
    assert inbox.rows("select * from quality.landing") == []


def test_what_is_read_is_what_is_kept(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    path = inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    content = path.read_bytes()
    take = Landing.take

    def take_and_overwrite(landing: Landing, delivery: object) -> object:
        taken = take(landing, delivery)  # type: ignore[arg-type]
        path.write_bytes(b"something else")
        return taken

    monkeypatch.setattr(Landing, "take", take_and_overwrite)
    inbox.load()
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",)]
    assert _kept(inbox) == {_place(content): content}


def test_file_that_changes_while_it_is_kept_waits(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    copy = Landing._copy

    def append_and_copy(landing: Landing, delivery: object) -> Path:
        with path.open("ab") as file:
            file.write(b"2;7;3.5.2022;a;b\n")
        return copy(landing, delivery)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Landing, "_copy", append_and_copy)
        (stopped,) = inbox.load().stopped
    assert "changed while it was read" in stopped.message
    assert _kept(inbox) == {}
    assert inbox.load().files[0].accepted == 2


def test_load_that_is_undone_keeps_nothing(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    path = inbox.put_csv(FILE, TRANSFERS, TRANSFER)

    def fail(_store: RawStore, _landed: object) -> None:
        raise RuntimeError("fault")

    with monkeypatch.context() as patched:
        patched.setattr(RawStore, "write_landed", fail)
        with pytest.raises(RuntimeError, match="fault"):
            inbox.load()
    path.unlink()
    inbox.load()
    assert _kept(inbox) == {}


def test_load_that_is_killed_once_its_rows_are_kept_keeps_the_bytes_too(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = inbox.put_csv(FILE, TRANSFERS, TRANSFER)
    content = path.read_bytes()
    settle = Landing.settle

    def settle_before_only(landing: Landing, kept: set[str], removed: set[str]) -> None:
        if kept:
            raise KeyboardInterrupt
        settle(landing, kept, removed)

    with monkeypatch.context() as patched:
        patched.setattr(Landing, "settle", settle_before_only)
        with pytest.raises(KeyboardInterrupt):
            inbox.load()
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",)]
    path.unlink()
    inbox.load()
    assert _kept(inbox) == {_place(content): content}


def test_contents_older_than_the_newest_exports_are_removed_and_told(inbox: Inbox) -> None:
    contents = _put_exports(inbox)
    report = inbox.load(newest=2)
    assert report.removed_count == 2
    assert set(_kept(inbox)) == {_place(content) for content in contents[2:]}
    assert _removed(inbox) == dict(zip(EXPORTS, (DAY, DAY, None, None), strict=True))
    again = inbox.load(newest=2)
    assert (again.changed, again.removed_count) == (False, 0)
    assert len(_kept(inbox)) == 2


def test_age_is_counted_by_table_and_what_is_in_use_stays(inbox: Inbox) -> None:
    contents = _put_exports(inbox)
    oldest = inbox.put_csv("2022-01-31/kustannukset.csv", COSTS).read_bytes()
    inbox.load(newest=1)
    assert set(_kept(inbox)) == {_place(oldest), _place(contents[-1])}


def test_content_of_a_workbook_stays_while_one_sheet_is_in_use(inbox: Inbox) -> None:
    sheets = {"siirrot": [TRANSFERS, TRANSFER], "jaksot": [PERIODS]}
    book = write_workbook(inbox.root / "2022-03-31" / "access.xlsx", sheets).read_bytes()
    newer = inbox.put_csv(FILE, TRANSFERS, ("2", *TRANSFER[1:])).read_bytes()
    inbox.load(newest=1)
    assert inbox.rows("select status from quality.loads order by export_date, sheet") == [
        *(("current",), ("superseded",), ("current",))
    ]
    assert set(_kept(inbox)) == {_place(book), _place(newer)}


def test_content_that_comes_back_is_kept_again(inbox: Inbox) -> None:
    contents = _put_exports(inbox)
    inbox.load(newest=1)
    inbox.put("2023-01-31/access_siirrot.csv", contents[0])
    inbox.load(newest=1)
    assert set(_kept(inbox)) == {_place(contents[0])}
    assert _removed(inbox)["2022-03-31"] is None
    assert _removed(inbox)[DAY] == "2023-01-31"


def test_what_was_loaded_without_a_landing_is_kept_the_next_time(inbox: Inbox) -> None:
    content = inbox.put_csv(FILE, TRANSFERS, TRANSFER).read_bytes()
    inbox.load()
    (inbox.landing / _place(content)).unlink()
    inbox.load()
    assert _kept(inbox) == {_place(content): content}


def test_damaged_content_is_kept_anew_when_its_file_is_there(inbox: Inbox) -> None:
    content = inbox.put_csv(FILE, TRANSFERS, TRANSFER).read_bytes()
    inbox.load()
    (inbox.landing / _place(content)).write_bytes(b"damaged")
    inbox.load(again=True)
    assert inbox.raw("access_siirrot", "siirtonumero") == [("1",)]
    assert _kept(inbox) == {_place(content): content}
