"""Citation markers, and the notes and sources that they call."""
