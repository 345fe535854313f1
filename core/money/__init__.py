"""Money as integers with a currency, and the one door by which human numbers come in."""
