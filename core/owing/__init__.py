"""Who owes whom: what was paid for others, shared and paid back, between members and with people by name."""
