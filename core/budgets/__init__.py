"""Budgets: what the family means to spend on something in a period, and how it stands."""
