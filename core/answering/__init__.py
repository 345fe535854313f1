"""What is asked of the family's record is answered here: by figures from storage, rates of their days, and no guess."""
