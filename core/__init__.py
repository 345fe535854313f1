"""What the family means: pure, typed values and rules. Reaches no framework, no network, no clock of its own."""
