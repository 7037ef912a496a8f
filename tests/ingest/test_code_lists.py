"""The seed is the one place of a code list: what stands there is what the door lets in."""

from datetime import date
from pathlib import Path

import pytest

from ingest import code_lists
from ingest.contract import Column
from ingest.sources import contract_of
from kunto.errors import SettingsError
from tests.ingest.inboxes import DAY, END_FORMS, PERIODS, Inbox, sample_identity

HEADER = "outcome_id,source_word,is_activated\n"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of seeds in place of the project's, with the same content."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for seed in code_lists.SEEDS.glob("*.csv"):
        (folder / seed.name).write_bytes(seed.read_bytes())
    monkeypatch.setattr(code_lists, "SEEDS", folder)
    return folder


def test_word_added_to_a_seed_is_let_in(inbox: Inbox, seeds: Path) -> None:
    row = ("1", "7", "Työkyky 1", "2.5.2022", "3.6.2022", "palvelu päättyi", "Uusi tulos")
    inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS, row)
    seed = seeds / "outcomes.csv"
    seed.write_text(HEADER + "new,uusi tulos,true\n", encoding="utf-8")
    inbox.load()
    assert inbox.raw("access_jaksot", "lopputulos") == [("uusi tulos",)]


def test_words_of_the_forms_stand_in_seeds(inbox: Inbox, seeds: Path) -> None:
    identity = sample_identity(date(2000, 1, 1), 900)
    form = ("S1", identity, "2.5.2022", "3.6.2022", "3.6.2022", "valmis", "yrittäjä")
    inbox.put_csv(f"{DAY}/esr_lopetusilmoitukset.csv", END_FORMS, form)
    headers = ("Vastausnumero", "Asiakasnumero", "Vastauspäivä", "Vaihe", "Työkyky")
    inbox.put_csv(f"{DAY}/kykyviisari.csv", headers, ("1", "7", "2.5.2022", "väli", "5"))
    for seed, row in (
        ("esf_completions", "valmis,true"),
        ("esf_end_statuses", "yrittäjä,true,false"),
        ("ability_stages", "väli,false"),
    ):
        with (seeds / f"{seed}.csv").open("a", encoding="utf-8") as lines:
            lines.write(row + "\n")
    inbox.load()
    assert inbox.raw("esr_lopetusilmoitukset", "paattyminen", "tilanne") == [("valmis", "yrittäjä")]
    assert inbox.raw("kykyviisari", "vaihe") == [("väli",)]


def test_words_stand_in_the_column_named(seeds: Path) -> None:
    (seeds / "roles.csv").write_text(
        "role_id,source_word,feedback_word\nwac,a,b\n", encoding="utf-8"
    )
    assert code_lists.words_of("roles") == ("a",)
    assert code_lists.words_of("roles.feedback_word") == ("b",)
    column = Column(name="x", headers=("X",), type="code", allowed_by="roles")
    assert column.codes == ("a",)


def test_forms_whose_names_are_of_persons_are_marked_in_their_seed(seeds: Path) -> None:
    contract = contract_of("crm_yritykset")
    before = contract.fingerprint(allow_test_ids=True)
    assert code_lists.marked_words("company_forms.is_sole_trader") == ("toiminimi",)
    file = seeds / "company_forms.csv"
    text = file.read_text(encoding="utf-8")
    _rewrite(file, text.replace("muu,false", "muu,true"))
    assert code_lists.marked_words("company_forms.is_sole_trader") == ("toiminimi", "muu")
    assert contract.fingerprint(allow_test_ids=True) != before
    _rewrite(file, text.replace("muu,false", "muu,perhaps"))
    with pytest.raises(SettingsError, match="write true or false"):
        code_lists.marked_words("company_forms.is_sole_trader")


def _rewrite(seed: Path, text: str) -> None:
    seed.write_text(text, encoding="utf-8")
    code_lists._rows.cache_clear()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "has no rows"),
        (HEADER.encode(), "has no rows"),
        (b"outcome_id,word\na,b\n", "has no source_word"),
        (HEADER.encode() + b"a, ,true\n", "has no source_word"),
        (HEADER.encode() + b"a,x,true\nb,x,true\n", "has a source_word twice"),
        (HEADER.encode() + b"a,\xe4,true\n", "cannot be read"),
        (None, "There is no code list"),
    ],
)
def test_broken_seed_is_told_of_before_any_file_is_read(
    inbox: Inbox, seeds: Path, content: bytes | None, told: str
) -> None:
    inbox.put_csv(f"{DAY}/access_jaksot.csv", PERIODS)
    seed = seeds / "outcomes.csv"
    if content is None:
        seed.unlink()
    else:
        seed.write_bytes(content)
    with pytest.raises(SettingsError, match=told):
        inbox.load()
    assert not inbox.store.exists() or "quality.loads" not in inbox.contents()
