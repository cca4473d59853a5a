"""From where a page may take anything: from us, and from what the settings name. Pure."""

from typing import Any
from urllib.parse import urlsplit

from andan.kit import env

_US = "'self'"
_PLACES = ("{z}", "{x}", "{y}")


def policy(*, site: str, sign_in: str = "", tiles: str = "") -> dict[str, Any]:
    """The content security policy of every page. `sign_in` and `tiles` are addresses outside that it lets in."""
    return {
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": [_US],
            "style-src": [_US],
            "font-src": [_US],
            "img-src": [_US, "data:", "blob:", *_outside(tiles, site)],
            "media-src": [_US],
            "connect-src": [_US],
            "manifest-src": [_US],
            "worker-src": [_US],
            "form-action": [_US, *_outside(sign_in, site)],  # our sign-in form leads there
            "frame-ancestors": ["'none'"],
            "base-uri": ["'none'"],
        }
    }


def tiles(address: str) -> str:
    """Where the pictures of a map come from: `https://host/{z}/{x}/{y}.png`, or "" for none.

    Raises Misconfigured when the address cannot be used.
    """
    parts = urlsplit(address)
    is_sound = parts.scheme in {"http", "https"} and parts.hostname and "{" not in parts.netloc
    if address and not (is_sound and all(place in address for place in _PLACES)):
        raise env.Misconfigured(
            f"ANDAN_TILES={address!r} is no address of map tiles. "
            "Write for instance ANDAN_TILES=https://ban-do.example.vn/{z}/{x}/{y}.png"
        )
    return address


def _outside(address: str, site: str) -> list[str]:
    """The origin of an address, unless it is our own."""
    return [_origin(address)] if address and _origin(address) != _origin(site) else []


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
