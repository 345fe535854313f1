"""Getting ready for the visa that follows: what to prepare, by when to begin, and what is there already."""
