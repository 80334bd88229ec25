"""Media types: the names that formats have here, and in records."""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
CSV = "text/csv"

DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OFD = "application/ofd"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
RTF = "application/rtf"
MHTML = "multipart/related"
XML = "application/xml"

ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
TAR = "application/x-tar"

PNG = "image/png"
JPEG = "image/jpeg"
GIF = "image/gif"
BMP = "image/bmp"
TIFF = "image/tiff"
WEBP = "image/webp"
JPEG_2000 = "image/jp2"
HEIF = "image/heif"

ARCHIVES = (ZIP, RAR, SEVEN_ZIP, GZIP, BZIP2, XZ, TAR)
IMAGES = (PNG, JPEG, GIF, BMP, TIFF, WEBP, JPEG_2000, HEIF)

NAMES: dict[str, str] = {
    PDF: "PDF",
    DOCX: "DOCX",
    HTML: "HTML",
    TEXT: "TXT",
    CSV: "CSV",
    OFD: "OFD",
    DOC: "DOC",
    RTF: "RTF",
    ODT: "ODT",
    XLSX: "XLSX",
    XLS: "XLS",
    ODS: "ODS",
    MHTML: "MHTML",
    XML: "XML",
    PPTX: "PPTX",
    PPT: "PPT",
    MSG: "MSG",
    ZIP: "ZIP",
    TAR: "TAR",
    GZIP: "GZ",
    BZIP2: "BZ2",
    XZ: "XZ",
    RAR: "RAR",
    SEVEN_ZIP: "7Z",
}
"""What formats other than pictures are called."""
