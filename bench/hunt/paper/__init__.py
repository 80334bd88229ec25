"""Paper: a sheet set on pages as a list of marks, and three writers, which share no code, that make PDFs of the marks."""
