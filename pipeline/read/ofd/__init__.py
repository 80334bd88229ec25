"""OFD (GB/T 33190): a package of XML pages → characters and rulings, for the readings that PDF has."""
