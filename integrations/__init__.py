"""Everything that goes out: one folder for each foreign system, filling the ports of core."""
