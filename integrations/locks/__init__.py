"""Whose turn it is to do what only one process at a time may do."""
