"""Pages as paper: characters and rulings at places → lattice, cells, lines, tables; the same for PDF and OFD."""
