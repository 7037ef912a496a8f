"""What waits for a person is told by file and rule, and what a newer delivery has mended."""

from datetime import date

from ingest.quarantined import list_quarantined
from ingest.rules import RULES
from kunto.locale import LANGUAGES, texts
from tests.ingest.inboxes import COSTS, TRANSFER, TRANSFERS, Inbox, sample_identity

OLDER, NEWER = "2022-03-31", "2022-12-31"
COST = ("4000", "henkilöstö", "yhteinen", "", "10")
COUNTS = ("Henkilötunnus", "Laskentapäivä", "Maksetut päivät")
BAD_DAY, OTHER_BAD_DAY, NO_NUMBER = (
    ("8", "7", "31.2.2022", "Työkyky 1", "Yritys 1"),
    ("9", "7", "31.4.2022", "Työkyky 1", "Yritys 1"),
    ("", "7", "3.5.2022", "Työkyky 1", "Yritys 1"),
)


def _listed(inbox: Inbox) -> dict[tuple[str, str], tuple[int, tuple[int, ...], tuple[str, ...]]]:
    with inbox.reading() as connection:
        return {
            (group.file, group.rule): (group.row_count, group.first_rows, group.found)
            for group in list_quarantined(connection)
        }


def _fates(inbox: Inbox) -> dict[tuple[str, str], str]:
    """Give the fate of each quarantined row by delivery and key."""
    with inbox.reading() as connection:
        groups = list_quarantined(connection)
        keys = {
            (file, number): key
            for file, number, key in connection.execute(
                "select file, row_number, row_key from quality.quarantine"
            ).fetchall()
        }
    return {
        (group.file[:10], keys[group.file, number]): group.fate
        for group in groups
        for number in group.first_rows
    }


def test_rows_are_listed_by_file_and_rule_with_what_was_found(inbox: Inbox) -> None:
    file = f"{OLDER}/access_siirrot.csv"
    inbox.put_csv(file, TRANSFERS, BAD_DAY, TRANSFER, OTHER_BAD_DAY, NO_NUMBER)
    inbox.load()
    assert _listed(inbox) == {
        (file, "date"): (2, (2, 4), ("31.2.2022", "31.4.2022")),
        (file, "missing_value"): (1, (5,), ()),
    }


def test_what_a_newer_delivery_mended_is_told(inbox: Inbox) -> None:
    mended = ("8", "7", "28.2.2022", "Työkyky 1", "Yritys 1")
    inbox.put_csv(f"{OLDER}/access_siirrot.csv", TRANSFERS, BAD_DAY, OTHER_BAD_DAY, NO_NUMBER)
    inbox.load()
    inbox.put_csv(f"{NEWER}/access_siirrot.csv", TRANSFERS, mended, NO_NUMBER, OTHER_BAD_DAY)
    inbox.load()
    with inbox.reading() as connection:
        groups = list_quarantined(connection)
    assert [(g.file[:10], g.rule, g.fate, g.first_rows) for g in groups] == [
        (NEWER, "date", "waiting", (4,)),
        (NEWER, "missing_value", "waiting", (3,)),
        (OLDER, "date", "mended", (2,)),
        (OLDER, "date", "repeated", (3,)),
        (OLDER, "missing_value", "repeated", (4,)),
    ]


def test_every_rule_says_what_is_wrong_and_what_to_do_in_each_language() -> None:
    for language in LANGUAGES:
        words = texts(language)
        for rule in RULES:
            assert words.text(f"rule.{rule}").endswith(".")
            assert words.text(f"remedy.{rule}").endswith(".")


def test_row_that_came_again_with_another_fault_is_not_mended(inbox: Inbox) -> None:
    inbox.put_csv(f"{OLDER}/access_siirrot.csv", TRANSFERS, BAD_DAY, TRANSFER)
    other_fault = ("8", "7", "28.2.2022", "", "Yritys 1")
    inbox.put_csv(f"{NEWER}/access_siirrot.csv", TRANSFERS, other_fault, TRANSFER)
    inbox.load()
    with inbox.reading() as connection:
        groups = list_quarantined(connection)
    assert [(g.file[:10], g.rule, g.fate) for g in groups] == [
        (NEWER, "missing_value", "waiting"),
        (OLDER, "date", "repeated"),
    ]


def test_row_that_came_no_more_is_not_called_mended(inbox: Inbox) -> None:
    inbox.put_csv(f"{OLDER}/access_siirrot.csv", TRANSFERS, BAD_DAY, TRANSFER)
    inbox.put_csv(f"{NEWER}/access_siirrot.csv", TRANSFERS, TRANSFER)
    inbox.load()
    assert _fates(inbox) == {(OLDER, "8"): "gone"}


def test_row_of_a_month_waits_until_a_newer_export_has_it_right(inbox: Inbox) -> None:
    def put(file: str, *bookings: tuple[str, str]) -> None:
        rows = [(number, day, *COST) for number, day in bookings]
        inbox.put_csv(file, COSTS, *rows)
        inbox.load()

    january = "2022-02-10"
    put(f"{january}/kustannukset 2022-01.csv", ("1", "32.1.2022"), ("2", "x"), ("3", "5.1.2022"))
    waiting = {(january, "1"): "waiting", (january, "2"): "waiting"}
    assert _fates(inbox) == waiting
    put("2022-03-10/kustannukset 2022-02.csv", ("1", "1.2.2022"), ("4", "2.2.2022"))
    assert _fates(inbox) == waiting | {(january, "1"): "mended"}
    put("2022-04-10/kustannukset 2022-01.csv", ("3", "5.1.2022"))
    assert _fates(inbox) == {(january, "1"): "mended", (january, "2"): "gone"}


def test_row_of_changed_keys_waits_in_the_newest_export_that_has_it_wrong(inbox: Inbox) -> None:
    identity = sample_identity(date(2001, 5, 1), 901)
    for day, paid in ((OLDER, "x"), ("2022-06-30", "y")):
        inbox.put_csv(f"{day}/kela_paivat.csv", COUNTS, (identity, "31.3.2022", paid))
        inbox.load()
    assert sorted(_fates(inbox).values()) == ["repeated", "waiting"]
    inbox.put_csv(f"{NEWER}/kela_paivat.csv", COUNTS, (identity, "31.3.2022", "10"))
    inbox.load()
    assert sorted(_fates(inbox).values()) == ["mended", "mended"]
