"""What the sandbox remembers: people, chats, updates not yet fetched, files, and the feed of what happened."""
