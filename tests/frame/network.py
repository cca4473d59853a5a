"""No test leaves this machine."""

import socket
from ipaddress import ip_address
from typing import Any

import pytest

_connect = socket.socket.connect


def _only_here(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and not is_loopback(str(address[0])):
        raise PermissionError(f"a test tried to reach {address[0]}; tests stay on this machine")
    _connect(self, address)


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _only_here)
        yield
