"""The register: the agencies that an office looks after, from the sheet it keeps."""
