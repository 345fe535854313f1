"""What goes out: replies and notifications as values, and the promises kept about their delivery."""
