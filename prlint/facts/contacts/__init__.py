"""Contact blocks, and addresses and telephone numbers wherever they stand."""
