"""Receipts: from the words that engines saw on a paper to a merchant, a day and a total, each as sure as it is."""
