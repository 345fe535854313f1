"""The double-entry ledger beneath the chat: accounts, entries with their postings, and every change undoable."""
