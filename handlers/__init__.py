"""Everything that comes in: Telegram, HTTP, and what the clock starts."""
