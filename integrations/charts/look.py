"""How pictures look: one dark card for both of Telegram's themes, and sizes for a phone, where it is 360 px wide.

Lengths are pixels of the picture, which is 960 wide: 32 here are 12 on the phone.
"""

WIDTH = 960
MARGIN = 40
TITLE = 42
NOTE = 31
LABEL = 31
LEADING = 1.35
"""The height of a line of text, in sizes of it."""

CARD = "#17232f"
INK = "#f3f6f9"
FAINT = "#b3c1ce"
GRID = "#33465a"
SERIES = ("#6cb8ff", "#ffc15e", "#5fd6a8", "#ff9a8b")
"""Told apart by those who see no red or green too: blue, yellow, then by their lightness."""
