"""Bills, payslips and deeds: what kind of paper it is, and what its labels say, each as sure as it is."""
