"""Goals: what the family saves for, until when, and what to put aside each payday."""
