"""Collecting: where reports are published → the archive, each body under its hash, one line a retrieval.

Fetching is Scrapy's. What stands here is what such sites need besides: which titles are such reports, how lists go on, what
a page really is, and manners. Nothing but this room opens a connection.
"""
