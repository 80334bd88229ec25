"""Features: what may be done to a report, its layout or its file, a module a kind."""
