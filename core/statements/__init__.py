"""Statements of banks and cards: which column means what, proved by the balances that the bank printed itself."""
