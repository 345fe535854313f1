"""Storage on SQLite and PostgreSQL by the same code."""
