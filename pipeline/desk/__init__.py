"""The review desk: where a person holds what was read against the page, and decides.

A server on the machine's own loopback address, for one person at a time in as many windows as they like. It joins what no
stage may know of another: the documents as they are read again, the records, what people decided, and the pages that show it.
"""
