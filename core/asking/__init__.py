"""Questions to the family's record: text in, an `Inquiry` out, or what must be asked first."""
