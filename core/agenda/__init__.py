"""What is coming: bills and pay, goals, a visa's dates and public holidays, by day, with what remains after each."""
