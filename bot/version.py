"""The version of this program, as in pyproject.toml (a test compares them)."""

VERSION = "0.1.0"
