"""DOCX by our own reading of its XML, bounded."""
