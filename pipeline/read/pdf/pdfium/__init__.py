"""What pdfium tells of a page: its characters and what is drawn on it, at their places on the paper."""
