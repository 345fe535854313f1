"""The outside world in small: a Bot API server and a chat page, so that the bot runs with no token and no internet."""
