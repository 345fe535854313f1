"""What a reading process is told of its engines: it knows no settings of the bot's."""

ALONE, SECOND = "OMP_THREAD_LIMIT", "READING_SECOND_ENGINE"
REGION, KEY_ID, SECRET = "READING_TEXTRACT_REGION", "READING_TEXTRACT_KEY_ID", "READING_TEXTRACT_SECRET"


def environment_of(*, second: bool, region: str | None, key_id: str | None, secret: str | None) -> dict[str, str]:
    """The variables by which a process has these engines."""
    told = {REGION: region, KEY_ID: key_id, SECRET: secret, SECOND: None if second else "0"}
    return {name: value for name, value in told.items() if value is not None}
