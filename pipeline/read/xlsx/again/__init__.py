"""XLSX once more, by openpyxl's parser."""
