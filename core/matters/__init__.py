"""What the family watches over beside its money: bills and their occurrences, budgets, goals, visas, shifts.

All of them are kept alike, so that one rule says who sees them, and each change of one can be undone.
"""
