"""Delimited text, in two ways."""
