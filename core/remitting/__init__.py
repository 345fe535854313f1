"""Money sent home: what it really cost, and a year of it."""
