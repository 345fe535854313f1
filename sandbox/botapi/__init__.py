"""The Bot API as Telegram serves it: reading a call, checking it, answering it, refusing it in Telegram's own words."""
