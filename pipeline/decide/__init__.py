"""Decisions: what becomes of a finding and of its record, once people have looked at them."""
