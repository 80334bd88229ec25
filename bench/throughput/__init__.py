"""Throughput: what a record costs, beside what cannot be avoided and beside what a user would write today."""
