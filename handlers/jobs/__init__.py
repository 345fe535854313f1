"""What the clock starts: sending what is due."""
