"""PDFs small enough to be written by hand."""

from __future__ import annotations

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_ENCRYPTION = (
    b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32
) + b"> >>"


def pdf(*pages: list[str], encrypted: bool = False) -> bytes:
    """A PDF with a page for each list of lines (ASCII, no brackets)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        _FONT,
    ]
    for number, lines in enumerate(pages):
        moves = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
        content = f"BT /F1 12 Tf 72 760 Td {moves} ET".encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
    if encrypted:
        objects.append(_ENCRYPTION)
    return _file(objects, encrypted=encrypted)


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"<< /Size %d /Root 1 0 R" % size
    if encrypted:
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        trailer,
        len(body),
    )
