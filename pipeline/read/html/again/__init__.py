"""HTML once more, by a tokenizer and a span model of their own."""
