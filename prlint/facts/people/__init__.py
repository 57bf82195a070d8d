"""People, what they say, and who says it."""
