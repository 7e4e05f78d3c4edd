"""Which addresses may be asked: those of the open internet, whatever name leads to them."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

from onrecord.errors import NotFetched, Unsafe

Resolve = Callable[[str, int], Sequence[str]]

PORTS = {"http": 80, "https": 443}
# Networks that lead to an IPv4 address inside: NAT64, 6to4, Teredo.
TUNNELS = tuple(
    ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


def system_addresses(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver knows for a host; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def checked(url: str) -> SplitResult:
    """An address taken apart; raises Unsafe for what is not a plain web address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unsafe(url, "it is no web address", "give it as https://…") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise Unsafe(url, "it is no web address", "give it as https://…")
    if parts.username is not None or parts.password is not None:
        raise Unsafe(url, "it holds a user name", "give it without one")
    if port not in (None, PORTS[parts.scheme]):
        raise Unsafe(url, f"it names port {port}", "only the usual ports of the web are asked")
    return parts


def open_addresses(url: str, host: str, port: int, resolve: Resolve) -> Sequence[str]:
    """The addresses of a host, all of them open to the world; raises Unsafe or NotFetched.

    One private address among them refuses the host, so that a name cannot lead there by turns.
    """
    try:
        found = resolve(_ascii(host, url), port)
    except OSError as error:
        raise NotFetched(url, f"no host is called {host}", "check the address and the network") from error
    if not found:
        raise NotFetched(url, f"no host is called {host}", "check the address and the network")
    for each in found:
        if not is_open(each):
            reason = f"{host} is an address of a private network ({each})"
            raise Unsafe(url, reason, "only pages of the open web are fetched; save this one as a file")
    return found


def is_open(address: str) -> bool:
    """Whether an address is one of the open internet: not private, loopback, link-local, shared or reserved.

    >>> is_open("9.9.9.9"), is_open("10.0.0.1"), is_open("::ffff:127.0.0.1"), is_open("169.254.169.254")
    (True, False, False, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif any(found in network for network in TUNNELS):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _ascii(host: str, url: str) -> str:
    try:
        return host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError as error:
        raise Unsafe(url, "its host is no name that the web knows", "check the address") from error
