"""A family's group chat: how it becomes theirs, and what is remembered of it."""
