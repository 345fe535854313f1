"""Rates: what one currency was worth in another on a day, who said so, and by which path a sum was converted."""
