"""Documents that people send: what stands on them, what was read of it, and what becomes of them."""
