"""Message text as Telegram treats it: markup parsed into entities whose offsets count UTF-16 code units."""
