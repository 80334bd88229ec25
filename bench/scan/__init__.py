"""Scans: how much of made reports, printed and scanned, is read; and what that costs."""
