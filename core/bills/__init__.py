"""What recurs: bills and income, and each time that one of them falls due."""
