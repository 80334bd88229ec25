"""Showing: a record in the terminal, its findings first, then its tables as they are drawn on the form."""
