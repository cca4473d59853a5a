"""From where somebody asks."""

from ipaddress import AddressValueError, IPv6Address

_A_64, _A_48 = 16, 12  # hex digits; no address of IPv4 has so many characters


def address_of(remote: str, forwarded: str, proxies: int) -> str:
    """The nearest address that our own `proxies` vouch for; of IPv6 the /64, which is one household or one attacker.

    `forwarded` is the header X-Forwarded-For, of which only what our own proxies wrote is believed.
    """
    if proxies:
        told = forwarded.split(",")
        remote = (told[-proxies].strip() if len(told) >= proxies else "") or remote
    return _network(remote) if ":" in remote else remote


def network_of(address: str) -> str:
    """The /48 around a /64 of IPv6, which one customer may have as a whole; "" for any other address."""
    return address[:_A_48] if len(address) == _A_64 else ""


def _network(address: str) -> str:
    """Some proxies write the port as well: it would make every line another address."""
    host = address[1:].partition("]")[0] if address.startswith("[") else address
    if host.count(":") == 1:
        return host.partition(":")[0]
    try:
        six = IPv6Address(host.partition("%")[0])
    except AddressValueError:
        return address
    if six.ipv4_mapped:
        return str(six.ipv4_mapped)
    return six.packed[:8].hex()
