"""The words for documents that can't be read, Chinese and English: what is wrong, and what to do."""

DOCUMENT_MESSAGES: dict[str, tuple[str, str]] = {
    "EMPTY": (
        "文件是空的，没有任何内容。请向填报单位重新索取。",
        "The file is empty. Ask the agency for it again.",
    ),
    "UNKNOWN_FORMAT": (
        "不认识的文件格式。请提供 PDF、OFD、DOCX、XLSX、HTML 或纯文本的年度报告。",
        "The format is not known. Provide the report as PDF, OFD, DOCX, XLSX, HTML or plain text.",
    ),
    "DAMAGED": (
        "文件已损坏，读不出内容。请重新下载，或向填报单位索取完整的文件。",
        "The file is damaged and nothing can be read from it. Download it again or ask the agency for a whole copy.",
    ),
    "DAMAGED:unreadable": (
        "文件打不开（{reason}）。请检查文件是否存在、是否有读取权限，然后重新提取。",
        "The file can't be opened ({reason}). Check that it exists and may be read, then extract again.",
    ),
    "DAMAGED:changed": (
        "读取过程中文件被改动。请等文件写完后重新提取。",
        "The file changed while it was read. Extract again once nobody writes to it.",
    ),
    "DAMAGED:cut": (
        "文件不完整，从剩下的部分看不出是不是年度报告。请重新下载，或向填报单位索取完整的文件。",
        "The file breaks off, and what is left does not tell whether it is a report. Download it again or ask for a whole copy.",
    ),
    "DAMAGED:archive": (
        "压缩包已损坏，解不开。请重新下载，或向报送单位重新索取。",
        "The archive is damaged and can't be unpacked. Download it again or ask for it again.",
    ),
    "DAMAGED:member": (
        "压缩包中的这个文件已损坏，取不出来。请向报送单位重新索取。",
        "This file in the archive is damaged and can't be taken out. Ask for it again.",
    ),
    "DAMAGED:archive_cut": (
        "压缩包在此处中断，其后的文件已丢失。请重新下载，或向报送单位索取完整的压缩包。",
        "The archive breaks off here, and what followed is lost. Download it again or ask for a whole copy.",
    ),
    "ENCRYPTED": (
        "文件有打开密码。请向填报单位索取无密码的版本后重新提取。",
        "A password is needed to open the file. Ask the agency for a copy without one, then extract again.",
    ),
    "DAMAGED:picture": (
        "图片已损坏，打不开。请重新下载，或向填报单位重新索取。",
        "The picture is damaged and can't be opened. Download it again or ask the agency for it again.",
    ),
    "TOO_LARGE": (
        "文件（或其解压后的内容）超过大小限制。请确认它确是年度报告；若是，请向填报单位索取较小的版本。",
        (
            "The file, or what it unpacks to, is over the size limit. Make sure that it is a report; if so, ask for a smaller "
            "copy."
        ),
    ),
    "TOO_LARGE:picture": (
        "图片超过 {megapixels} 百万像素，没有打开。请按 300 dpi 以下重新扫描，或向填报单位索取较小的版本。",
        (
            "The picture has more than {megapixels} million dots and was not opened. Scan it again at 300 dpi or less, or ask "
            "for a smaller copy."
        ),
    ),
    "TOO_LARGE:archive": (
        "压缩包解压后超过 {megabytes} MB，与其大小不相称，可能是恶意文件，没有解压。请确认来源；确需读取的，请自行解压后提取。",
        (
            "The archive unpacks to more than {megabytes} MB, out of proportion to its size: it may be hostile and was left "
            "packed. Check where it came from; if it must be read, unpack it yourself and extract the files."
        ),
    ),
    "TOO_LARGE:dictionary": (
        "解开这个压缩包需要 {megabytes} MB 以上的内存，可能是恶意文件，没有解压。请确认来源；确需读取的，请自行解压后提取。",
        (
            "Unpacking this archive takes more than {megabytes} MB of memory: it may be hostile and was left packed. Check where "
            "it came from; if it must be read, unpack it yourself and extract the files."
        ),
    ),
    "TOO_LARGE:nested": (
        "压缩包套了 {depth} 层以上，没有继续解压。请自行解压后提取。",
        "Archives inside archives, more than {depth} deep: not unpacked further. Unpack it yourself and extract the files.",
    ),
    "TIMEOUT": (
        "{seconds} 秒内没有读完。请用 --timeout 放宽时限重新提取，或向填报单位索取其他格式的版本。",
        "Reading took more than {seconds} seconds. Extract again with a longer --timeout, or ask for another format.",
    ),
    "TIMEOUT:office": (
        "LibreOffice 在 {seconds} 秒内没有转换完这份文件。请用 --timeout 放宽时限重新提取，或向填报单位索取 DOCX 或 PDF。",
        "LibreOffice took more than {seconds} seconds. Extract again with a longer --timeout, or ask for a DOCX or PDF copy.",
    ),
    "TIMEOUT:office_stuck": (
        "LibreOffice 连续 {count} 份文件没有反应，其余的没有再试。请先看它在本机能否正常打开文件，然后重新提取。",
        (
            "LibreOffice hung on {count} files in a row, and was not tried on the others. Look whether it opens files on this "
            "machine at all, then extract again."
        ),
    ),
    "OUT_OF_MEMORY": (
        "读取所需内存超过限制（{megabytes} MB）。请用 --memory 放宽限制重新提取，或向填报单位索取其他格式的版本。",
        (
            "Reading needs more memory than allowed ({megabytes} MB). Extract again with a larger --memory, or ask for another "
            "format."
        ),
    ),
    "OUT_OF_MEMORY:machine": (
        "本机内存不足，读取此文件的进程被系统中止。请用 --jobs 减少同时读取的份数，或换用内存更大的计算机，然后重新提取。",
        (
            "This machine ran out of memory, and the system ended what read the file. Extract again with fewer --jobs, or on a "
            "machine that has more."
        ),
    ),
    "CRASHED:killed": (
        (
            "读取此文件的进程一再被本机上的其他程序或人员强行结束（{reason}），没有读完；这并不说明文件有问题。请查看安全软件、"
            "内存和进程限制，然后重新提取。"
        ),
        (
            "What read the file was ended again and again by some other program or person on this machine ({reason}); that "
            "says nothing about the file. Look at security software and limits of memory and processes, then extract again."
        ),
    ),
    "CRASHED": (
        "读取时程序出错（{reason}），其他文件不受影响。请向填报单位索取其他格式的版本，并把此文件报告给开发者。",
        (
            "The reader crashed ({reason}); other files are not affected. Ask for another format, and report this file to the "
            "developers."
        ),
    ),
    "CRASHED:schema": (
        "程序生成的记录不合格式（{path}：{problem}），没有写出。请把此文件报告给开发者。",
        (
            "The record made from it breaks the schema ({path}: {problem}) and was not written. Report this file to the "
            "developers."
        ),
    ),
    "DAMAGED:rar_volume": (
        "这是分卷 RAR 的后续分卷，单独解不开；它的内容随第一卷一起读取。请把各分卷放在同一文件夹中，已经如此的不用再处理。",
        (
            "This is a later volume of a RAR archive in parts: what is in it is read with the first. Keep all parts in one "
            "folder; where they are, nothing has to be done."
        ),
    ),
    "DAMAGED:office": (
        "LibreOffice 打不开这份文件，可能已损坏。请向填报单位重新索取，或请其另存为 DOCX 或 PDF。",
        "LibreOffice can't open the file: it may be damaged. Ask the agency for it again, or for a DOCX or PDF copy.",
    ),
    "NEEDS_EXTRA:office": (
        (
            "这是 {format} 文件，读取它需要 LibreOffice，而本机没有安装。请安装（Debian：sudo apt-get install libreoffice-writer "
            "libreoffice-calc）后重新提取，或用办公软件另存为 DOCX 或 PDF。"
        ),
        (
            "This is a {format} file: reading it takes LibreOffice, which is not installed here. Install it (Debian: sudo "
            "apt-get install libreoffice-writer libreoffice-calc) and extract again, or save the file as DOCX or PDF."
        ),
    ),
    "NEEDS_EXTRA:extra": (
        '这是 {format} 文件，读取它的组件没有安装。请安装（pip install "nianbao[{extra}]"）后重新提取；压缩包也可以先自行解压。',
        (
            'This is a {format} file, and what reads it is not installed. Install it (pip install "nianbao[{extra}]") and '
            "extract again; an archive may also be unpacked by hand."
        ),
    ),
    "NEEDS_EXTRA:rar": (
        (
            '这是 {format} 压缩包，解开它的组件没有装全。请安装（pip install "nianbao[rar]"；Debian 另需 sudo apt-get install '
            "unar）后重新提取，或自行解压后提取。"
        ),
        (
            'This is a {format} archive, and what unpacks it is not all installed. Install it (pip install "nianbao[rar]"; '
            "Debian: sudo apt-get install unar, too) and extract again, or unpack the archive by hand."
        ),
    ),
    "NEEDS_EXTRA:archive": (
        "这是 {format} 压缩包，本程序打不开它的压缩方式。请先自行解压，或请报送单位改发 ZIP，然后重新提取。",
        (
            "This is a {format} archive, packed in a way that can't be opened here. Unpack it yourself, or ask for a ZIP, then "
            "extract again."
        ),
    ),
    "NEEDS_EXTRA": (
        "这是 {format} 文件，读取它的组件没有安装。文档请用办公软件另存为 DOCX 或 PDF，压缩包请先解压，然后重新提取。",
        (
            "This is a {format} file, and what reads it is not installed. Save a document as DOCX or PDF, unpack an "
            "archive, then extract again."
        ),
    ),
}
"""By code, or by code and `kind`: what is wrong with a document, and what to do."""
