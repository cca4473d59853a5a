"""What a page weighs in a real browser with an empty cache: `python -m benches.lookup.weigh PORT ADDRESS`.

Prints {address: bytes over the wire, heads included}; only the faces that the page's letters ask for are loaded.
"""

import json
import sys
from urllib.parse import urlsplit

from tests.frame.browser import DEVICES, chromium


def weighed(port: int, address: str) -> dict[str, int]:
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    with chromium() as browser:
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", **DEVICES["phone"])
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.requestWillBeSent", lambda event: names.update(_named(event)))
        line.on(
            "Network.loadingFinished",
            lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
        )
        page.goto(address, wait_until="networkidle")
        context.close()
    return {names.get(number, number): size for number, size in sizes.items()}


def _named(event: dict[str, object]) -> dict[str, str]:
    request = event["request"]
    assert isinstance(request, dict)
    return {str(event["requestId"]): urlsplit(str(request["url"])).path}


if __name__ == "__main__":
    print(json.dumps(weighed(int(sys.argv[1]), sys.argv[2])))
