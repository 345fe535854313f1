"""A family's book as text for other programs: CSV for spreadsheets, journals for beancount and hledger."""
