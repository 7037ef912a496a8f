"""`kunto load` and `kunto quarantine`: what they tell and their exit codes."""

from pathlib import Path

import pytest

from tests.conftest import run_kunto


@pytest.mark.parametrize("command", ["load", "refresh"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_what_waits_is_let_in_for_a_reason_alone(tmp_path: Path, command: str, reason: str) -> None:
    told = run_kunto(command, "--accept", reason, data=tmp_path, expected=2).stderr
    assert '--accept "why"' in told
    assert not (tmp_path / "raw").exists()
