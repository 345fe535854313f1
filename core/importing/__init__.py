"""Into the ledger: what a paper says happened becomes entries, once, and can be taken back as one."""
