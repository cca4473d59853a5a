"""What a search box offers to try, as links."""

from django.urls import reverse
from django.utils.http import urlencode

WORDS = {
    "portal:search": ("mất xe", "tạm trú", "thẻ căn cước"),
    "portal:places": ("Hồng Bàng", "quận 12", "Cần Giờ"),
}


def of(page: str) -> list[dict[str, str]]:
    """The examples of the page with this address name: `text` and `href`."""
    return [{"text": words, "href": f"{reverse(page)}?{urlencode({'q': words})}"} for words in WORDS[page]]
