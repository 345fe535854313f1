"""The money that a student visa asks for: what is needed, what of the family's money counts, and the gap between."""
