"""What people are told unasked: how much each wants to hear and what is gathered."""
