"""PDF in three ways that share no code: drawn lattices, words and lines, and pdfplumber's own tables."""
