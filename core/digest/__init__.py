"""The digest of the week: when each person gets it, what stands in it, and the one thing worth knowing."""
