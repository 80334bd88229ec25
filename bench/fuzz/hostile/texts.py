"""Plain text, and text in rows of fields."""

from bench.fuzz.hostile.words import BIDI, HEADING, TITLE, Maker

TEXT: dict[str, Maker] = {"one line": lambda n: f"{TITLE}\n".encode() + "规章 1 2 3 ".encode() * (n // 12),
    "one line without spaces": lambda n: f"{TITLE}\n{HEADING}\n".encode() + b"1" * n,
    "one line of labels and digits": lambda n: f"{TITLE}\n{HEADING}\n{'三、本年度办理结果（一）予以公开1000001' * (n // 60)}".encode(),
    "lines of labels and digits": lambda n: f"{TITLE}\n{HEADING}\n".encode() + "（一）予以公开\n1000001\n".encode() * (n // 32),
    "fields by tabs": lambda n: f"{TITLE}\n".encode() + "规章\t1\t2\t3\n".encode() * (n // 14),
    "fields without end": lambda n: f"{TITLE}\n规章".encode() + b"\t1" * (n // 2),
    "bars": lambda n: f"{TITLE}\n".encode() + "| 规章 | 1 |\n".encode() * (n // 15),
    "boxes": lambda n: f"{TITLE}\n".encode() + "┌──┬──┐\n│规章│1 │\n└──┴──┘\n".encode() * (n // 60),
    "columns by spaces": lambda n: f"{TITLE}\n".encode() + "规章    1    2\n许可         3\n".encode() * (n // 36),
    "ragged columns by spaces": lambda n: f"{TITLE}\n".encode() + "".join(f"{' ' * (k % 61)}规章{' ' * (k % 37)}{k}\n" for k in range(n // 60)).encode(),
    "blank lines": lambda n: f"{TITLE}\n".encode() + b"\n" * n,
    "carriage returns": lambda n: f"{TITLE}\n".encode() + b"1\r" * (n // 2),
    "form feeds": lambda n: f"{TITLE}\n".encode() + b"1\f" * (n // 2),
    "headings": lambda n: f"{TITLE}\n".encode() + "一、总体情况\n二、主动公开\n".encode() * (n // 40),
    "signs that turn": lambda n: f"{TITLE}\n".encode() + f"{BIDI}规章\t{BIDI}1\n".encode() * (n // 40),
}  # fmt: skip

CSV: dict[str, Maker] = {
    "rows": lambda n: f"{TITLE},,\n".encode() + "规章,1,2\n".encode() * (n // 11),
    "one line": lambda n: "规章".encode() + b",1" * (n // 2),
    "an open quote": lambda n: '规章,1,2\n许可,1,2\n处罚,1,"'.encode() + b"2,3\n" * (n // 4),
    "quotes alone": lambda n: "规章,1,2\n许可,1,2\n".encode() + b'""' * (n // 2),
    "rows of other lengths": lambda n: "".join(f"规章{',1' * (k % 50)}\n" for k in range(n // 60)).encode(),
    "commas alone": lambda n: "规章,1,2\n".encode() + b",,,,,,,,,\n" * (n // 10),
}  # fmt: skip
