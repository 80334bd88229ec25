"""HTML by lxml's events."""
