"""A port for a server that a test starts."""

import socket


def free_port() -> int:
    """A port of the kernel's choice: left to itself, `ValkeyServer` takes the lowest free one, as every worker does."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
