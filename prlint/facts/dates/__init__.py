"""Dates, clock times, and the timetables made of them."""
