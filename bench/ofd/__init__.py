"""OFD: what reading its tables costs, and what is left of them in the bare text that other tools give."""
