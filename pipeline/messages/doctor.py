"""The words of the doctor, Chinese and English."""

DOCTOR_TEXTS: dict[str, tuple[str, str]] = {
    "doctor.ready": ("可读", "ready"),
    "doctor.not_ready": ("不可读", "not ready"),
    "doctor.ways": ("以 {count} 种独立方法读取", "read in {count} independent ways"),
    "doctor.archive": ("逐个读取其中的文件", "each file in it is read"),
    "doctor.office": (
        "需要 LibreOffice：sudo apt-get install libreoffice-writer libreoffice-calc",
        "needs LibreOffice: sudo apt-get install libreoffice-writer libreoffice-calc",
    ),
    "doctor.install": ('需要另装：pip install "nianbao[{extra}]"', 'needs an extra: pip install "nianbao[{extra}]"'),
    "doctor.rar": (
        '需要另装：pip install "nianbao[rar]"，及 unar（Debian：sudo apt-get install unar）',
        'needs an extra: pip install "nianbao[rar]", and unar (Debian: sudo apt-get install unar)',
    ),
    "doctor.never": ("请另存为 DOCX 或 PDF", "save it as DOCX or PDF"),
    "doctor.pictures": ("扫描件、图片", "scans, pictures"),
    "doctor.unread": (
        '识别为年报但读不出表格，列入需核对识别；安装后可读：pip install "nianbao[ocr]"',
        'known as pictures, and the report waits for a person; to have them read: pip install "nianbao[ocr]"',
    ),
    "doctor.seen": (
        "文字识别（RapidOCR），表内数字由 Tesseract 复核",
        "by recognition (RapidOCR), figures read again by Tesseract",
    ),
    "doctor.seen_once": (
        "文字识别（RapidOCR）；建议另装 Tesseract 复核数字：sudo apt-get install tesseract-ocr",
        "by recognition (RapidOCR); Tesseract should read figures again: sudo apt-get install tesseract-ocr",
    ),
    "doctor.format": ("格式", "format"),
    "doctor.state": ("状态", "state"),
    "doctor.how": ("说明", "how"),
    "doctor.version": ("版本", "version"),
    "doctor.system": ("系统", "system"),
    "doctor.encoding": ("编码", "encodings"),
    "doctor.forms": ("表式", "forms"),
    "doctor.place": ("位置", "place"),
}
"""By key."""
