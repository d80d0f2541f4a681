"""Which hosts may be asked: those that resolve to public addresses, and to nothing else."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tollbook.errors import FetchError

IP = IPv4Address | IPv6Address
# IPv6 ranges that carry an IPv4 address within: NAT64 (RFC 6052, RFC 8215), and IPv4-compatible (RFC 4291).
_CARRIERS = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))


def resolve(host: str, port: int, *, anywhere: bool = False) -> IP:
    """The address to connect to.

    Every notation of an address ("2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost.") is resolved as
    the system would, and judged by what it is then. One address that is not public refuses all of a host's,
    for a host that has both is trying something.

    Args:
        host: A name or an address, in any notation.
        port: Where to.
        anywhere: Let every address pass: for tests with servers of their own.

    Raises:
        FetchError: If it does not resolve, or to a private, loopback, link-local or reserved address.
    """
    name = host.strip("[]").rstrip(".")
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchError(f"the host '{host}' cannot be found", where=host) from error
    addresses = [ip_address(entry[4][0]) for entry in found]
    for address in addresses:
        if not anywhere and not is_public(address):
            raise FetchError(f"'{host}' is at {address}, which is no public address", where=host)
    if not addresses:
        raise FetchError(f"the host '{host}' has no address", where=host)
    return addresses[0]


def is_public(address: IP) -> bool:
    """Whether an address is one of the open internet; one that carries another is as that one is."""
    if isinstance(address, IPv6Address):
        inner = _carried(address)
        if inner is not None:
            return is_public(inner)
        if any(address in carrier for carrier in _CARRIERS):
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address within a mapped, 6to4 or Teredo one."""
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
