"""A made web of government sites on loopback, with the truth of what a person with a browser finds on each.

Nothing here knows the pipeline: what is expected of a collector comes from the sites as they were written down.
"""
