"""Accounts are kept on both databases: a balance that is stated is worked out in each one's own SQL."""

from tests.conftest import migrated_url

__all__ = ["migrated_url"]
