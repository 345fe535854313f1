"""Pictures of Mongolian e-barimt receipts that nobody ever got, with the truth of each, to measure reading by."""
