"""What is told in time: rows that wait for their instant, claimed once, and one message a day that gathers them."""
