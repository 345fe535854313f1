"""Presenters: pure functions from a result and a voice to a reply. They do no input or output."""
