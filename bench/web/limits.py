"""The limits that the made sources file sets; sites go beyond them on purpose."""

MAX_SIZE = 3_000_000
"""Bytes of one body."""
MAX_PAGES = 60
"""Pages of one source in one run."""
MAX_REDIRECTS = 5
