"""From where somebody asks."""

from ipaddress import AddressValueError, IPv6Address


def address_of(remote: str, forwarded: str, proxies: int) -> str:
    """The nearest address that our own `proxies` vouch for; of IPv6 the /64, which is one household or one attacker.

    `forwarded` is the header X-Forwarded-For, of which only what our own proxies wrote is believed.
    """
    if proxies:
        told = forwarded.split(",")
        remote = (told[-proxies].strip() if len(told) >= proxies else "") or remote
    return _network(remote) if ":" in remote else remote


def _network(address: str) -> str:
    try:
        six = IPv6Address(address.strip("[]").partition("%")[0])
    except AddressValueError:
        return address
    if six.ipv4_mapped:
        return str(six.ipv4_mapped)
    return six.packed[:8].hex()
