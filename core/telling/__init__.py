"""What people are told unasked: how much each wants to hear, what is gathered, and the line of the week."""
