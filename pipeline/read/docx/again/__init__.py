"""DOCX once more, by python-docx's table model, sharing nothing with the first reading."""
