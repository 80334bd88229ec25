"""Plain text once more, by positions on the line."""
