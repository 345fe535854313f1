"""Invented statements, and the layouts in which banks would print them: what the reader of statements is tried on."""
