"""How much there can be: many documents through one run, watched from outside, and a made year of a nation's metadata."""
