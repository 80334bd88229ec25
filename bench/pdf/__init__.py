"""The bench of PDF reading: CPU time and cells read right, beside those of other readers of tables."""
