"""XLSX by our own reading of its XML."""
