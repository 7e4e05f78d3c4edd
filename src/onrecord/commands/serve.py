"""`onrecord serve`: the record as a local site."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from typing import TYPE_CHECKING

import click

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.web import Room

PORT = 8765


@click.command()
@click.argument("record")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=PORT, show_default=True, help="0: any free one."
)
@click.option(
    "--token", metavar="WORDS", help="What a visitor must bring (elsewhere than here: one is made)."
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A name under which it may be asked for."
)
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def serve(record: str, host: str, port: int, token: str | None, names: tuple[str, ...], show: bool) -> None:
    """Open the reading room: the record as pages, on this computer alone unless told otherwise.

    \b
    onrecord serve story.record --open
    onrecord serve story.record --port 0
    onrecord serve story.record --host 0.0.0.0 --name desk.example.org
    """
    from onrecord.web import Room

    local = is_local(host)
    token = token or (None if local else secrets.token_urlsafe(24))
    room = Room(record, hosts=hosts_of(host, names), token=token)
    # A record that cannot be read is told of now, not on the first page.
    with room.desk():
        pass
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    query = f"/?token={token}" if token else "/"
    address = f"http://{shown}:{listening.getsockname()[1]}{query}"
    click.echo(f"{room.name}: {address}\nCtrl-C ends it", err=True)
    if show:
        click.launch(address)
    _run(room, listening)


def is_local(host: str) -> bool:
    """Is an address this computer's own, which nobody else can reach?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def hosts_of(host: str, names: tuple[str, ...]) -> frozenset[str]:
    """The names under which the room answers: this computer's own, and those that were given."""
    from onrecord.web.security import LOOPBACK

    found = {*LOOPBACK, host.lower(), *(name.lower() for name in names)}
    if not is_local(host):
        found |= {socket.gethostname().lower(), socket.getfqdn().lower()}
    return frozenset(found)


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise OnrecordError(f"cannot listen on {host} port {port} ({reason}); give another --port") from error


def _run(room: Room, listening: socket.socket) -> None:
    import uvicorn

    from onrecord.web.warming import warm_in_background

    warm_in_background(room)
    config = uvicorn.Config(room.app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
