"""Whether the family's plans hold: words that plans are said in, paydays, and what can be afforded."""
