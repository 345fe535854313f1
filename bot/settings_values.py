"""Reading one setting's text. Each reader raises `ValueError` with what is wrong, worded to follow the setting's name.

No reader repeats the text that it was given: a token pasted into the wrong line would end up in a log.
"""

import re
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

LEAST_SECRET = 16
"""Characters that a secret must have at least; the ones that we make have 43."""

_TOKEN = re.compile(r"[0-9]+:\S+")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_SWITCH = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}
_LEVELS = ("debug", "info", "warning", "error")


class Address(NamedTuple):
    """Where a server listens. `host` is a name or an IP address without brackets; port 0 takes a free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def read_token(value: object) -> object:
    """A bot token as BotFather gives it: digits, a colon, then any text without blanks."""
    if isinstance(value, str) and not _TOKEN.fullmatch(value.strip()):
        raise ValueError("must be digits, a colon and then a text without blanks, as BotFather gives it")
    return _stripped(value)


def read_api(value: object) -> object:
    """The base URL of a Bot API server; what calls it adds `/bot<token>/<method>`."""
    if not isinstance(value, str):
        return value
    parts = _web(value)
    if re.search(r"/bot([0-9:].*)?$", parts.path.rstrip("/")):
        raise ValueError("must be the base URL without /bot and without the token")
    return value.strip().rstrip("/")


def read_public_url(value: object) -> object:
    """Where the world reaches this machine: https, or http on the machine itself."""
    if not isinstance(value, str):
        return value
    parts = _web(value)
    if parts.scheme == "http" and not _loopback(parts.hostname or ""):
        raise ValueError("must begin with https:// (http:// is only for this machine itself)")
    return value.strip().rstrip("/")


def read_webhook_secret(value: object) -> object:
    """A secret that Telegram accepts for `secret_token`."""
    if isinstance(value, str) and not _WEBHOOK_SECRET.fullmatch(value.strip()):
        raise ValueError("must be 1 to 256 letters, digits, _ or -, which is what Telegram allows")
    return _stripped(value)


def read_address(value: object) -> object:
    """`host:port`, IPv6 in brackets."""
    if not isinstance(value, str):
        return value
    host, colon, port = value.strip().rpartition(":")
    bracketed = host.startswith("[") and host.endswith("]")
    if not colon or not host or (":" in host and not bracketed) or not re.fullmatch(r"[\w.:\[\]-]+", host):
        raise ValueError("must be a host and a port with a colon between them")
    if not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
        raise ValueError("must end with a port from 0 to 65535")
    return Address(host.strip("[]"), int(port))


def read_database_url(value: object) -> object:
    """`sqlite:///file` or `postgresql://…`."""
    if not isinstance(value, str):
        return value
    scheme, separator, rest = value.strip().partition("://")
    kind = scheme.partition("+")[0]
    if not separator or kind not in ("sqlite", "postgresql", "postgres"):
        raise ValueError("must begin with sqlite:/// or postgresql://")
    if kind == "sqlite" and (not rest.startswith("/") or not rest.strip("/")):
        raise ValueError("must name a file after sqlite:/// (four slashes when the path begins at the root)")
    if kind != "sqlite" and not _split(value).path.strip("/"):
        raise ValueError("must name the server and the database")
    return value.strip()


def read_redis_url(value: object) -> object:
    """A URL that redis-py opens."""
    if isinstance(value, str) and not value.strip().startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return _stripped(value)


def read_folder(value: object) -> object:
    """A folder, or a path where one can be made."""
    if isinstance(value, str):
        value = Path(value.strip()).expanduser()
    if isinstance(value, Path) and value.exists() and not value.is_dir():
        raise ValueError("must be a folder, and there is a file of that name")
    return value


def read_keys(value: object) -> object:
    """One key, or several with commas between them: the first seals, all open."""
    if isinstance(value, str):
        for key in split_keys(value):
            if len(key) < LEAST_SECRET or re.search(r"\s", key):
                raise ValueError(f"must be keys of at least {LEAST_SECRET} characters without blanks, commas between")
    return _stripped(value)


def split_keys(text: str) -> tuple[str, ...]:
    """The keys of a comma-separated list, in order."""
    return tuple(key.strip() for key in text.split(","))


def read_instant(value: object) -> object:
    """An ISO 8601 instant with its offset from UTC."""
    if not isinstance(value, str):
        return value
    try:
        instant = datetime.fromisoformat(value.strip())
    except ValueError:
        raise ValueError("must be an ISO 8601 date and time") from None
    if instant.tzinfo is None:
        raise ValueError("must carry its offset from UTC, such as Z or +11:00")
    return instant.astimezone(UTC)


def read_admin_token(value: object) -> object:
    """The bearer credential of the admin API."""
    if isinstance(value, str) and not re.fullmatch(rf"[!-~]{{{LEAST_SECRET},}}", value.strip()):
        raise ValueError(f"must be at least {LEAST_SECRET} plain characters without blanks")
    return _stripped(value)


def read_url(value: object) -> object:
    """A plain base URL."""
    if not isinstance(value, str):
        return value
    _web(value)
    return value.strip().rstrip("/")


def read_plain_key(value: object) -> object:
    """A key that is sent in a header."""
    if isinstance(value, str) and not re.fullmatch(r"[!-~]{1,200}", value.strip()):
        raise ValueError("must be plain characters without blanks")
    return _stripped(value)


def read_bucket(value: object) -> object:
    """The name of a bucket, as S3 takes it."""
    if isinstance(value, str) and not _BUCKET.fullmatch(value.strip()):
        raise ValueError("must be 3 to 63 small letters, digits, dots and hyphens, as S3 names buckets")
    return _stripped(value)


def read_region(value: object) -> object:
    """The name of a region of AWS."""
    if isinstance(value, str) and not re.fullmatch(r"[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}", value.strip()):
        raise ValueError("must be the name of a region of AWS")
    return _stripped(value)


def read_switch(value: object) -> object:
    """On or off."""
    if not isinstance(value, str):
        return value
    if value.strip().lower() not in _SWITCH:
        raise ValueError("must be on or off")
    return _SWITCH[value.strip().lower()]


def read_level(value: object) -> object:
    """A log level in any case."""
    if isinstance(value, str) and value.strip().lower() not in _LEVELS:
        raise ValueError("must be debug, info, warning or error")
    return value.strip().lower() if isinstance(value, str) else value


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _web(value: str) -> SplitResult:
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be a URL that begins with https:// or http://")
    if parts.query or parts.fragment or parts.username or parts.password:
        raise ValueError("must be a plain URL, without a query, a fragment or a password")
    return parts


def _split(value: str) -> SplitResult:
    try:
        parts = urlsplit(value.strip())
        _ = parts.port
    except ValueError:
        raise ValueError("must be a well-formed URL with a port from 0 to 65535") from None
    return parts


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
