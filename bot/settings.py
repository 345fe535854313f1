"""What the operator decides, read from `GLOBFAM_*` and `.env`, each mistake told in a sentence of its own.

Reading is pure: nothing is made on disk here (see `bot.secret_key`), so `--help` and the pages work anywhere.
"""

import os
from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import settings_values as values
from bot.settings_values import Address

PREFIX = "GLOBFAM_"
TELEGRAM = "https://api.telegram.org"
ENV_FILE = Path(".env")
_SURELY_MEANT = 0.8
_PERHAPS_MEANT = 0.5


class SettingsError(Exception):
    """Raised with one sentence for each mistake in the settings; no sentence holds a value that was given."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def _not_with_telegram(instant: datetime | None, info: ValidationInfo) -> datetime | None:
    if instant and info.data.get("telegram_token") and info.data.get("telegram_api") == TELEGRAM:
        raise ValueError(
            "cannot be used with Telegram itself, only with the sandbox or another server in GLOBFAM_TELEGRAM_API"
        )
    return instant


Reader = BeforeValidator


class Settings(BaseSettings):
    """All settings. Descriptions and examples here are the text of docs/settings.md and .env.example."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: Annotated[SecretStr | None, Reader(values.read_token)] = Field(
        default=None,
        description="The bot's token from BotFather. Without it, `run` starts the sandbox and its chat page instead.",
        examples=["123456789:AAE-example-of-a-token"],
    )
    telegram_api: Annotated[str, Reader(values.read_api)] = Field(
        default=TELEGRAM,
        description="Base URL of the Bot API, without `/bot`. Any server that speaks the Bot API works.",
        examples=["http://127.0.0.1:8081"],
    )
    public_url: Annotated[str | None, Reader(values.read_public_url)] = Field(
        default=None,
        description="Where the world reaches this machine. When set, Telegram posts updates to `/telegram/webhook` "
        "beneath it; when not, the bot asks for them (long polling). Links to calendars lie at `/calendar/` "
        "beneath it; without it there are none.",
        examples=["https://bot.example.org"],
    )
    webhook_secret: Annotated[SecretStr | None, Reader(values.read_webhook_secret)] = Field(
        default=None,
        description="What Telegram must send with each webhook call. When absent it is derived from the secret key, "
        "so that all processes agree on it.",
        examples=["a-long-random-text_with-no-blanks"],
    )
    http: Annotated[Address, NoDecode, Reader(values.read_address)] = Field(
        default=Address("127.0.0.1", 8080),
        description="Host and port of the HTTP server: webhook, calendars, health, metrics, admin API. Port 0 takes a "
        "free one.",
        examples=["127.0.0.1:8080"],
    )
    sandbox_http: Annotated[Address, NoDecode, Reader(values.read_address)] = Field(
        default=Address("127.0.0.1", 8081),
        description="Host and port of the sandbox: its Bot API and its chat page. It has no password: keep it local.",
        examples=["127.0.0.1:8081"],
    )
    data: Annotated[Path, Reader(values.read_folder)] = Field(
        default=Path("data"),
        description="Folder of everything that the bot keeps on disk: database, secret key, papers, backups.",
        examples=["/var/lib/globfam"],
    )
    database_url: Annotated[str, Reader(values.read_database_url)] = Field(
        default_factory=lambda known: _database_in(known["data"]),
        repr=False,
        description="The database: SQLite for one machine, PostgreSQL for many. "
        "Default: `sqlite:///…/globfam.db` in the data folder.",
        examples=["postgresql://globfam:password@localhost/globfam"],
    )
    redis_url: Annotated[SecretStr | None, Reader(values.read_redis_url)] = Field(
        default=None,
        description="Redis for what several processes share: the budget of messages that Telegram allows, and whose "
        "turn it is to ask for updates. Not needed for one process. While it is away, each keeps to its own budget, "
        "whoever asks goes on, and a process that starts waits with asking until it is back.",
        examples=["redis://localhost:6379/0"],
    )
    secret_key: Annotated[SecretStr | None, Reader(values.read_keys)] = Field(
        default=None,
        description="Key, or keys with commas between them, that seal what is stored: the first seals, all open. When "
        "absent, one is made at the first start and kept in `secret.key` in the data folder, readable by its owner "
        "only. Keep a copy elsewhere: a backup never holds it.",
        examples=["new-key-of-at-least-16-characters,old-key-of-at-least-16-characters"],
    )
    clock: Annotated[datetime | None, Reader(values.read_instant), AfterValidator(_not_with_telegram)] = Field(
        default=None,
        description="An ISO 8601 instant with its offset: the program's clock starts there and runs on. For trials "
        "only; refused together with Telegram's real address.",
        examples=["2026-11-24T09:00:00+11:00"],
    )
    rates: Annotated[bool, Reader(values.read_switch)] = Field(
        default=True,
        description="Whether exchange rates are fetched from those who publish them, a few times a day. Off, there are "
        "only the rates that a family sets by hand.",
        examples=["on"],
    )
    rates_url: Annotated[str | None, Reader(values.read_url)] = Field(
        default=None,
        description="A base URL instead of the publishers' own, for a proxy or a trial: each is asked beneath "
        "`/rates/<name>` there, `<name>` being mongolbank, rba, ecb, frankfurter and coingecko, as the sandbox has "
        "them. The sandbox that `run` starts by itself needs none.",
        examples=["http://127.0.0.1:8081"],
    )
    coingecko_key: Annotated[SecretStr | None, Reader(values.read_plain_key)] = Field(
        default=None,
        description="A demo key of CoinGecko, which publishes the prices of coins. None is needed; it raises the "
        "number of requests that CoinGecko allows.",
        examples=["CG-example-of-a-key"],
    )
    s3_bucket: Annotated[str | None, Reader(values.read_bucket)] = Field(
        default=None,
        description="A bucket for the originals of papers, on a server that speaks S3. Without it they are kept in the "
        "folder `documents` of the data folder. Sealed they are in either place.",
        examples=["globfam-papers"],
    )
    s3_endpoint: Annotated[str | None, Reader(values.read_url)] = Field(
        default=None,
        description="The base URL of that server. Without it, it is Amazon's.",
        examples=["https://s3.example.org"],
    )
    s3_region: Annotated[str | None, Reader(values.read_plain_key)] = Field(
        default=None, description="The region of the bucket, where the server has regions.", examples=["ap-southeast-2"]
    )
    s3_key_id: Annotated[str | None, Reader(values.read_plain_key)] = Field(
        default=None,
        description="The id of the access key. Without it, boto3 looks for the machine's own credentials.",
        examples=["AKIAEXAMPLE"],
    )
    s3_secret: Annotated[SecretStr | None, Reader(values.read_plain_key)] = Field(
        default=None, description="The access key itself.", examples=["the-access-key-itself"]
    )
    ocr_second_engine: Annotated[bool, Reader(values.read_switch)] = Field(
        default=True,
        description="Whether RapidOCR reads pictures beside tesseract, where it is installed. Off, a picture takes a "
        "third of the time, and fewer receipts are read without a question.",
        examples=["on"],
    )
    textract_region: Annotated[str | None, Reader(values.read_region)] = Field(
        default=None,
        description="A region of AWS: pictures are then sent to Textract there as well, which costs money for each. "
        "Off without it, and no picture leaves this machine.",
        examples=["ap-southeast-2"],
    )
    textract_key_id: Annotated[str | None, Reader(values.read_plain_key)] = Field(
        default=None,
        description="The id of an AWS access key that may call `textract:DetectDocumentText`. Without it, AWS's own "
        "order of places is asked (its variables, its files, the machine's role).",
        examples=["AKIAEXAMPLE"],
    )
    textract_secret: Annotated[SecretStr | None, Reader(values.read_plain_key)] = Field(
        default=None, description="That access key itself.", examples=["the-access-key-itself"]
    )
    admin_token: Annotated[SecretStr | None, Reader(values.read_admin_token)] = Field(
        default=None,
        description="Bearer credential of the admin API at `/admin/v1`. The admin API is off without it.",
        examples=["at-least-16-random-characters"],
    )
    log_level: Annotated[str, Reader(values.read_level)] = Field(
        default="info", description="How much the log says: debug, info, warning or error.", examples=["info"]
    )

    def secrets(self) -> tuple[str, ...]:
        """The secrets among them, for the log to erase."""
        given = (
            self.telegram_token, self.webhook_secret, self.redis_url, self.secret_key, self.coingecko_key,
            self.s3_secret, self.textract_secret, self.admin_token,
        )  # fmt: skip
        return tuple(secret.get_secret_value() for secret in given if secret)

    def for_demo(self) -> "Settings":
        """These settings with the sandbox, and a data folder and database of the demo's own."""
        folder = self.data / "demo"
        own = {"data": folder, "database_url": _database_in(folder), "telegram_api": TELEGRAM}
        return self.model_copy(update=own | {"telegram_token": None, "public_url": None})


def _database_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'globfam.db'}"


def variable(field: str) -> str:
    """The environment variable of a field."""
    return PREFIX + field.upper()


def load(env_file: Path = ENV_FILE, tell: Callable[[str], None] | None = None) -> Settings:
    """The settings of the environment and of `env_file`, where the environment wins.

    Raises `SettingsError` with all mistakes at once. `tell` is given a sentence for what is odd but does not stop us.
    """
    mistakes, names = _read_names(env_file)
    wrong, odd = _unknown(names | set(os.environ))
    settings: Settings | None = None
    read: Callable[..., Settings] = Settings
    try:
        settings = read(_env_file=None if mistakes else env_file)
    except ValidationError as error:
        mistakes += [_sentence(one) for one in error.errors() if one["type"] == "value_error"]
    mistakes += wrong
    if settings is None or mistakes:
        raise SettingsError(tuple(mistakes))
    if tell:
        for sentence in odd:
            tell(sentence)
    return settings


def _sentence(error: Any) -> str:  # noqa: ANN401  pydantic's own type of it is not public
    field = str(error["loc"][0])
    example = (Settings.model_fields[field].examples or [""])[0]
    return f"{variable(field)} {error['ctx']['error']}; for example {variable(field)}={example}"


def _read_names(env_file: Path) -> tuple[list[str], set[str]]:
    """The names that the file sets, and a sentence for each line of it that cannot be read."""
    try:
        with env_file.open(encoding="utf-8") as stream:
            lines = list(parse_stream(stream))
    except (FileNotFoundError, IsADirectoryError):
        return [], set()
    except (OSError, UnicodeDecodeError):
        return [f"{env_file} cannot be read: make it a UTF-8 text that this user may read, or remove it"], set()
    mistakes = [
        f"{env_file} has no NAME=value in line {line.original.line}; for example {PREFIX}HTTP=127.0.0.1:8080"
        for line in lines
        if line.error
    ]
    return mistakes, {line.key for line in lines if line.key}


def _unknown(names: set[str]) -> tuple[list[str], list[str]]:
    """Sentences for names that are surely slips, and for names that only look strange.

    The second do not stop us: for a service called `globfam`, Kubernetes itself sets `GLOBFAM_PORT` and its like.
    """
    known = {variable(field) for field in Settings.model_fields}
    wrong, odd = [], []
    for name in sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known):
        near = _nearest(name, _SURELY_MEANT)
        if near:
            wrong.append(f"{name} is not a setting; did you mean {near[0]}?")
        else:
            perhaps = " or ".join(_nearest(name, _PERHAPS_MEANT))
            odd.append(f"{name} is not a setting and is ignored" + (f"; perhaps {perhaps} is meant" if perhaps else ""))
    return wrong, odd


def _nearest(name: str, cutoff: float) -> list[str]:
    bare = name.upper().removeprefix(PREFIX).lower()
    return [variable(field) for field in get_close_matches(bare, Settings.model_fields, 3, cutoff)]
