"""What a conversation remembers between two messages: a question that waits for its tap, and a wizard's state."""
