"""Draws the family's figures as PNG, with matplotlib: loaded at the first picture, or when there is nothing to do."""
