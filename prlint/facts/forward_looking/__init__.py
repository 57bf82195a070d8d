"""Predictions, their topics, and the risks that a caveat names."""
