"""The settings: each mistake is one sentence that names the variable and gives an example, and repeats no value."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import TELEGRAM, Settings, SettingsError, load
from bot.settings_page import env_example, page
from bot.settings_values import Address

TOKEN = "123456789:AAE-example-of-a-token"
KEY = "a-key-of-at-least-16-characters"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which nothing of ours is set, in an empty folder."""
    for name in list(os.environ):
        if name.upper().startswith("GLOBFAM_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def mistakes(monkeypatch: pytest.MonkeyPatch, **given: str) -> tuple[str, ...]:
    for name, value in given.items():
        monkeypatch.setenv(f"GLOBFAM_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load()
    return caught.value.sentences


def test_with_nothing_set_the_defaults_stand(tmp_path: Path) -> None:
    settings = load()
    assert settings.telegram_token is None
    assert settings.telegram_api == TELEGRAM
    assert (str(settings.http), str(settings.sandbox_http)) == ("127.0.0.1:8080", "127.0.0.1:8081")
    assert (settings.data, settings.database_url) == (Path("data"), "sqlite:///data/globfam.db")
    assert (settings.clock, settings.admin_token, settings.secrets()) == (None, None, ())
    assert list(tmp_path.iterdir()) == [], "reading settings makes nothing on disk"


RIGHT = [
    ("TELEGRAM_TOKEN", TOKEN),
    ("TELEGRAM_TOKEN", "1:x"),
    ("TELEGRAM_TOKEN", "42:some/odd=token%of+another.server"),
    ("TELEGRAM_API", "http://127.0.0.1:8081/"),
    ("TELEGRAM_API", "https://bots.example.org/telegram"),
    ("PUBLIC_URL", "https://bot.example.org/globfam/"),
    ("PUBLIC_URL", "http://127.0.0.1:8080"),
    ("PUBLIC_URL", "http://localhost:8080"),
    ("PUBLIC_URL", "http://[::1]:8080"),
    ("WEBHOOK_SECRET", "a_B-9"),
    ("HTTP", "0.0.0.0:80"),
    ("HTTP", "[::]:8080"),
    ("HTTP", "localhost:0"),
    ("DATA", "/var/lib/globfam"),
    ("DATABASE_URL", "sqlite:////var/lib/globfam/book.db"),
    ("DATABASE_URL", "postgresql://who:pass@localhost:5432/globfam"),
    ("DATABASE_URL", "postgres://localhost/globfam"),
    ("DATABASE_URL", "postgresql+asyncpg:///globfam?host=/run/postgresql"),
    ("REDIS_URL", "rediss://:pass@redis/0"),
    ("SECRET_KEY", KEY),
    ("SECRET_KEY", f"{KEY}, another-{KEY}"),
    ("CLOCK", "2026-11-24T09:00:00Z"),
    ("RATES", "off"),
    ("RATES", "On"),
    ("RATES_URL", "http://127.0.0.1:8081/"),
    ("COINGECKO_KEY", "CG-0123"),
    ("S3_BUCKET", "papers.of-ours1"),
    ("S3_ENDPOINT", "http://127.0.0.1:9000/"),
    ("S3_REGION", "ap-southeast-2"),
    ("S3_KEY_ID", "AKIA0"),
    ("S3_SECRET", "a/b+c="),
    ("OCR_SECOND_ENGINE", "off"),
    ("TEXTRACT_REGION", "us-gov-west-1"),
    ("TEXTRACT_KEY_ID", "AKIA0"),
    ("TEXTRACT_SECRET", "a/b+c="),
    ("ADMIN_TOKEN", "0123456789abcdef"),
    ("LOG_LEVEL", "WARNING"),
]


def test_what_is_right_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in RIGHT:
        with monkeypatch.context() as patch:
            patch.setenv(f"GLOBFAM_{name}", f" {value} ")
            load()


WRONG = [
    ("TELEGRAM_TOKEN", "AAE-secret"),
    ("TELEGRAM_TOKEN", "abc:AAE-secret"),
    ("TELEGRAM_TOKEN", "123:AAE secret"),
    ("TELEGRAM_TOKEN", "123:"),
    ("TELEGRAM_API", "127.0.0.1:8081"),
    ("TELEGRAM_API", "ftp://secret"),
    ("TELEGRAM_API", "https://api.telegram.org/bot"),
    ("TELEGRAM_API", "https://api.telegram.org/bot123:AAE-secret"),
    ("TELEGRAM_API", "https://secret:secret@api.telegram.org"),
    ("TELEGRAM_API", "https://api.telegram.org:99999"),
    ("PUBLIC_URL", "http://bot.example.org"),
    ("PUBLIC_URL", "http://10.0.0.1"),
    ("PUBLIC_URL", "https://"),
    ("PUBLIC_URL", "https://bot.example.org/?a=secret"),
    ("PUBLIC_URL", "https://[::1"),
    ("WEBHOOK_SECRET", "нууц"),
    ("WEBHOOK_SECRET", "two words"),
    ("WEBHOOK_SECRET", "a" * 257),
    ("HTTP", "8080"),
    ("HTTP", ":8080"),
    ("HTTP", "localhost"),
    ("HTTP", "localhost:http"),
    ("HTTP", "localhost:65536"),
    ("HTTP", "localhost:٣"),
    ("HTTP", "::1:8080"),
    ("HTTP", "http://localhost:8080"),
    ("SANDBOX_HTTP", "-"),
    ("DATABASE_URL", "mysql://who:secret@localhost/globfam"),
    ("DATABASE_URL", "data/globfam.db"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "sqlite://globfam.db"),
    ("DATABASE_URL", "postgresql://who:secret@localhost"),
    ("REDIS_URL", "localhost:6379"),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", f"{KEY},short"),
    ("SECRET_KEY", f"{KEY},"),
    ("SECRET_KEY", "a key with blanks in it"),
    ("CLOCK", "yesterday"),
    ("CLOCK", "2026-11-24"),
    ("CLOCK", "2026-11-24T09:00:00"),
    ("CLOCK", "2026-02-30T09:00:00Z"),
    ("RATES", "perhaps"),
    ("RATES_URL", "127.0.0.1:8081"),
    ("RATES_URL", "https://secret:secret@rates.example.org"),
    ("COINGECKO_KEY", "with blanks"),
    ("S3_BUCKET", "Papers of ours"),
    ("S3_ENDPOINT", "s3.example.org"),
    ("S3_REGION", "two words"),
    ("S3_KEY_ID", "two words"),
    ("S3_SECRET", "two words"),
    ("OCR_SECOND_ENGINE", "both"),
    ("TEXTRACT_REGION", "Sydney"),
    ("TEXTRACT_KEY_ID", "two words"),
    ("TEXTRACT_SECRET", "two words"),
    ("ADMIN_TOKEN", "short"),
    ("ADMIN_TOKEN", "sixteen letters and blanks"),
    ("LOG_LEVEL", "loud"),
]


def test_what_is_wrong_is_one_sentence_with_the_name_and_an_example_that_is_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in WRONG:
        with monkeypatch.context() as patch:
            (sentence,) = mistakes(patch, **{name: value})
            assert sentence.startswith(f"GLOBFAM_{name} "), sentence
            assert "secret" not in sentence.removeprefix("GLOBFAM_WEBHOOK_SECRET"), sentence
            assert "\n" not in sentence
            example = sentence.rpartition(f"for example GLOBFAM_{name}=")[2]
            assert example
            patch.setenv(f"GLOBFAM_{name}", example)
            load()


def test_every_setting_has_a_right_and_a_wrong_value_here() -> None:
    names = {field.upper() for field in Settings.model_fields}
    assert {name for name, _ in RIGHT} | {"SANDBOX_HTTP"} == names
    assert {name for name, _ in WRONG} | {"DATA"} == names


def test_a_data_folder_that_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    (sentence,) = mistakes(monkeypatch, DATA="data")
    assert sentence.startswith("GLOBFAM_DATA must be a folder")


def test_several_mistakes_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    told = mistakes(monkeypatch, HTTP="x", CLOCK="x", TELEGRAM_TOKEN="x", DATA=__file__, TELEGRAM_TOKN="x")
    names = [sentence.split()[0].removeprefix("GLOBFAM_") for sentence in told]
    assert names == ["TELEGRAM_TOKEN", "HTTP", "DATA", "CLOCK", "TELEGRAM_TOKN"]


def test_a_moved_clock_is_refused_with_telegram_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOBFAM_CLOCK", "2026-11-24T09:00:00+11:00")
    assert load().clock == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    monkeypatch.setenv("GLOBFAM_TELEGRAM_TOKEN", TOKEN)
    (sentence,) = mistakes(monkeypatch)
    assert sentence.startswith("GLOBFAM_CLOCK cannot be used with Telegram itself")
    assert mistakes(monkeypatch, TELEGRAM_API=f"{TELEGRAM}/") == (sentence,)
    monkeypatch.setenv("GLOBFAM_TELEGRAM_API", "http://127.0.0.1:8081")
    assert load().clock


def test_a_slip_in_a_name_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    (sentence,) = mistakes(monkeypatch, TELEGRAM_TOKN=TOKEN)
    assert sentence == "GLOBFAM_TELEGRAM_TOKN is not a setting; did you mean GLOBFAM_TELEGRAM_TOKEN?"


def test_a_strange_name_is_told_and_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    for name in ("TOKEN", "SERVICE_HOST", "PORT_8080_TCP"):
        monkeypatch.setenv(f"GLOBFAM_{name}", TOKEN)
    load(tell=told.append)
    assert told == [
        "GLOBFAM_PORT_8080_TCP is not a setting and is ignored",
        "GLOBFAM_SERVICE_HOST is not a setting and is ignored",
        "GLOBFAM_TOKEN is not a setting and is ignored; perhaps GLOBFAM_ADMIN_TOKEN or GLOBFAM_TELEGRAM_TOKEN is meant",
    ]


def test_the_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text('# mine\nexport GLOBFAM_HTTP="127.0.0.1:1"\nGLOBFAM_LOG_LEVEL=error\nOTHER=x\n')
    monkeypatch.setenv("GLOBFAM_LOG_LEVEL", "debug")
    settings = load()
    assert (settings.http, settings.log_level) == (Address("127.0.0.1", 1), "debug")


def test_an_empty_value_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("GLOBFAM_TELEGRAM_TOKEN=\n")
    monkeypatch.setenv("GLOBFAM_HTTP", "")
    assert load() == load(Path("none"))


def test_mistakes_in_the_file_are_told_with_their_lines() -> None:
    Path(".env").write_text("GLOBFAM_HTTP=x\n= secret\nGLOBFAM_REDIS_URI=x\n")
    with pytest.raises(SettingsError) as caught:
        load()
    file, slip = caught.value.sentences
    assert file.startswith(".env has no NAME=value in line 2")
    assert slip.startswith("GLOBFAM_REDIS_URI is not a setting")


def test_a_file_that_is_no_text_is_told() -> None:
    Path(".env").write_bytes(b"GLOBFAM_HTTP=\xff")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        load()


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"TELEGRAM_TOKEN": "1:hidden", "SECRET_KEY": "hidden" * 3, "ADMIN_TOKEN": "hidden" * 3}
    given |= {"COINGECKO_KEY": "CG-hidden"}
    given |= {"WEBHOOK_SECRET": "hidden", "REDIS_URL": "redis://:hidden@x", "DATABASE_URL": "postgresql://a:hidden@b/c"}
    for name, value in given.items():
        monkeypatch.setenv(f"GLOBFAM_{name}", value)
    settings = load()
    assert "hidden" not in f"{settings!r} {settings}"
    assert set(settings.secrets()) == {value for name, value in given.items() if name != "DATABASE_URL"}


def test_the_demo_has_a_place_of_its_own_and_never_speaks_to_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOBFAM_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("GLOBFAM_PUBLIC_URL", "https://bot.example.org")
    monkeypatch.setenv("GLOBFAM_DATABASE_URL", "postgresql://localhost/globfam")
    demo = load().for_demo()
    assert (demo.data, demo.database_url) == (Path("data/demo"), "sqlite:///data/demo/globfam.db")
    assert (demo.telegram_token, demo.public_url) == (None, None)


ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_are_those_that_the_code_writes() -> None:
    assert (ROOT / "docs/settings.md").read_text(encoding="utf-8") == page(), "run `make docs`"
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example(), "python -m bot settings --env"


def test_every_example_in_the_example_file_is_right() -> None:
    lines = re.findall(r"^#(GLOBFAM_.*)$", env_example(), re.MULTILINE)
    assert len(lines) == len(Settings.model_fields)
    Path(".env").write_text("\n".join(lines))
    assert load().telegram_token
