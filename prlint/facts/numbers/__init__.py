"""Figures and what stands in them: amounts, changes, ranges, sums, shares of a whole."""
