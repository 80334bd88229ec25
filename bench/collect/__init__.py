"""The examiner of the collector: it has the made web visited, and holds archive and request log against the truth."""
