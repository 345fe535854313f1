"""How much a visa lets a person work: shifts by day, fortnights, and the limits of the law at each date."""
