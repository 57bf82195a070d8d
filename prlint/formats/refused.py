"""What prlint does not read, called by its name, so that its writer knows what to do. Content decides, never the name of the file."""

from __future__ import annotations

from prlint.data import table
from prlint.text.source import READS, UnreadableError

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a file with a password (MS-OFFCRYPTO 2.3.4.4)
_HEADS = 64_000  # bytes in which the heads of a message end
_ENCODED = (b"content-type:multipart/", b"content-type:text/html", b"transfer-encoding:quoted-printable", b"transfer-encoding:base64")


def refuse(data: bytes) -> None:
    """Raises UnreadableError for a file whose first bytes say what it is; returns for any other."""
    if data.startswith(_OLD_OFFICE) and _ENCRYPTED in data:
        raise UnreadableError(f"it is an Office file with a password; save a copy without one (prlint reads {READS})")
    for row in table("refused-formats"):
        if data.startswith(bytes.fromhex(row["begins"]), int(row["at"])):
            raise UnreadableError(f"it is {row['name']}; {row['instead']} (prlint reads {READS})")


def refuse_sent_message(data: bytes) -> None:
    """Raises UnreadableError for a message whose text is in parts, in HTML or encoded for its way; returns for one that reads as it is."""
    heads = data[:_HEADS].replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower().replace(b" ", b"").replace(b"\t", b"")
    if any(b"\n" + head in heads or b"\ncontent-" + head in heads for head in _ENCODED):
        raise UnreadableError(
            "it is an e-mail message in the form in which it was sent; open it and save its text, "
            f"or the attachment that holds the release (prlint reads {READS})"
        )
