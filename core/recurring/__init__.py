"""What recurs in a family's money: rules, bills said in words or found in the history, and what paid them."""
