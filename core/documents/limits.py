"""How much a document may hold. Each limit has a sentence that says it (`core.documents.errors`)."""

from datetime import timedelta

MOST_BYTES = 20 * 1024 * 1024
"""What a bot may fetch of Telegram (Bot API, getFile)."""
MOST_SCANNED_PAGES = 60
MOST_TEXT_PAGES = 300
MOST_ROWS = 100_000
MOST_PIXELS = 60_000_000
"""Of one picture. A telephone's largest has 50 million on this side of its tricks; 30,000 × 30,000 has 900."""
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all files in an archive together: an honest export of 20 MB unpacks to less."""
MOST_MEMBERS = 100
"""Files in an archive. A year of statements of every account is fewer."""
PAGE_WITHIN = timedelta(seconds=20)
DOCUMENT_WITHIN = timedelta(minutes=15)
MOST_MEMORY = 2 * 1024**3
"""Bytes that the reading process may take; it holds the models of both engines."""
