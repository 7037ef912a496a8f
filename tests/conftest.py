"""What several tests stand on: a published demo, a serving process, a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from kunto.settings import ROOT, Settings, load_settings

CHROMIUM = shutil.which("chromium")
_CHROMIUM_ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def run_kunto(
    *arguments: str, data: Path, expected: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person would; the exit code must be the expected one."""
    done = subprocess.run(
        [sys.executable, "-m", "kunto", *arguments],
        cwd=ROOT,
        env={**os.environ, "KUNTO_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == expected, f"{arguments}: {done.stdout}\n{done.stderr}"
    return done


def settings_at(data: Path) -> Settings:
    """Give the shipped settings with another data directory."""
    return load_settings(environment={"KUNTO_DATA": str(data)})


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data directory after `kunto demo --no-serve`: three deliveries, three releases."""
    data = tmp_path_factory.mktemp("demo") / "data"
    run_kunto("demo", "--no-serve", data=data)
    return data


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """Serve the dashboards of a data directory; give their address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "kunto", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "KUNTO_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def demo_address(demo_data: Path) -> Iterator[str]:
    """Give the address of the served demo."""
    with serving(demo_data) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's chromium; without it the test is skipped, on CI it fails."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Browser tests need chromium, and CI must run them.")
        pytest.skip("Browser tests need chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[Any], seconds: float = 120) -> None:
    """Wait until a server answers; fail when its process ends before, or time runs out."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped before it answered"
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 – loopback only
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} did not answer in {seconds} s")
