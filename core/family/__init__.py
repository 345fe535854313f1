"""Who is in the family, what each may do, and how they come and go."""
