"""Trials and their statistics."""
