import os
import signal
import tomllib
from collections.abc import Iterator

import pytest

from kunto import cli
from kunto.settings import ROOT


@pytest.fixture(autouse=True)
def _restore_handler() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_that_a_library_hides_is_still_an_interrupt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def query(**_: object) -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    monkeypatch.setattr(cli, "app", query)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130
    assert "Interrupted" in capsys.readouterr().err


def test_a_fault_of_ours_is_not_called_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(RuntimeError, match="Query interrupted"):
        cli.main()


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with pytest.raises(SystemExit) as ended:
        cli.app(["--version"], prog_name="kunto")
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"kunto {project['version']}\n"
