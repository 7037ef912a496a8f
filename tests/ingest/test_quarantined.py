"""What waits for a person is told by file and rule, and what a newer delivery has mended."""

from ingest.quarantined import list_quarantined
from ingest.rules import RULES
from kunto.locale import LANGUAGES, texts
from tests.ingest.inboxes import TRANSFER, TRANSFERS, Inbox

OLDER, NEWER = "2022-03-31", "2022-12-31"
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


def test_rows_are_listed_by_file_and_rule_with_what_was_found(inbox: Inbox) -> None:
    file = f"{OLDER}/access_siirrot.csv"
    inbox.put_csv(file, TRANSFERS, BAD_DAY, TRANSFER, OTHER_BAD_DAY, NO_NUMBER)
    inbox.load()
    assert _listed(inbox) == {
        (file, "date"): (2, (2, 4), ("31.2.2022", "31.4.2022")),
        (file, "missing_value"): (1, (5,), ()),
    }


def test_what_a_newer_delivery_mended_is_counted(inbox: Inbox) -> None:
    mended = ("8", "7", "28.2.2022", "Työkyky 1", "Yritys 1")
    inbox.put_csv(f"{OLDER}/access_siirrot.csv", TRANSFERS, BAD_DAY, OTHER_BAD_DAY, NO_NUMBER)
    inbox.load()
    inbox.put_csv(f"{NEWER}/access_siirrot.csv", TRANSFERS, mended, NO_NUMBER, OTHER_BAD_DAY)
    inbox.load()
    with inbox.reading() as connection:
        groups = list_quarantined(connection)
    assert [(g.is_current, g.rule, g.row_count, g.resolved_count) for g in groups] == [
        (True, "date", 1, 0),
        (True, "missing_value", 1, 0),
        (False, "date", 2, 1),
        (False, "missing_value", 1, 0),
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
    assert [(g.is_current, g.rule, g.resolved_count) for g in groups] == [
        (True, "missing_value", 0),
        (False, "date", 0),
    ]
