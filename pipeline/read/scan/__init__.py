"""Scans: pictures of pages → pages of characters and ruled lines, like those that a PDF or an OFD draws.

Everything behind that is the code that reads paper. What needs the optional extra `ocr` is imported only where a picture
is read; without the extra a picture stays one, and the report waits for a person.
"""
