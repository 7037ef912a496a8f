"""What the first page of each kind costs a browser: few requests, few bytes."""

import pytest
from playwright.sync_api import Browser

from tests.end_to_end.test_page import wait_until

pytestmark = pytest.mark.browser

# On the wire for a first page, nothing of it known to the browser yet.
MOST_REQUESTS = 30
MOST_BYTES = 2_400_000


@pytest.mark.parametrize("path", ["", "funnel", "caseload"])
def test_a_first_page_is_light(browser: Browser, demo_address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on(
        "Network.responseReceived",
        lambda event: addresses.update({event["requestId"]: event["response"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(f"{demo_address}/{path}", wait_until="networkidle")
    wait_until(page, "document.querySelectorAll('.js-plotly-plot .main-svg').length > 0")
    wire = [request for request, address in addresses.items() if address.startswith("http")]
    context.close()
    assert 0 < len(wire) <= MOST_REQUESTS
    assert 0 < sum(sizes.get(request, 0) for request in wire) <= MOST_BYTES
