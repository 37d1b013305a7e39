"""Close the network: any connection that would leave this machine is an error."""

import socket
from collections.abc import Callable
from typing import Any

LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "")


class NetworkBlockedError(RuntimeError):
    """A test, or a library it called, reached for the network."""


def close(replace: Callable[[object, str, object], None] = setattr) -> None:
    """Put guards before connecting and looking up names; `replace` may be monkeypatch.setattr."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> Any:
        # connecting a datagram socket sends nothing; it is how a machine learns its own address
        if self.type != socket.SOCK_DGRAM:
            _refuse_remote(address[0] if isinstance(address, tuple) else "", address)
        return connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_remote(host, host)
        return look_up(host, *args, **kwargs)

    replace(socket.socket, "connect", guarded_connect)
    replace(socket, "getaddrinfo", guarded_look_up)


def _refuse_remote(host: object, address: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name is not None and name not in LOCAL:
        raise NetworkBlockedError(f"no network in tests: a connection to {address!r} was tried")
