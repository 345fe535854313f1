"""How long a test waits for what should come at once.

A hang is what it is to catch, never slowness: the machine may do much else. So it is far longer than anything takes
anywhere, and shorter than what pytest-timeout allows a test (pyproject.toml), which could not say what did not come.
"""

PATIENCE = 120.0
"""Seconds after which something has surely gone wrong."""
