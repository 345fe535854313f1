"""What a family has and owes: accounts and assets of every kind, whose they are, and what they are worth."""
