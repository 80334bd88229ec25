"""The nouns: frozen dataclasses that every stage speaks in; no I/O, and no import of anything above."""
