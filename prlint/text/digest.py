"""Hashes of words: the same on every system and for every Python."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib gives too, together with all of OpenSSL: 9 ms of a check
except ImportError:
    from hashlib import blake2b


def digest(words: str, size: int = 16) -> str:
    """So many bytes in hexadecimal; lone surrogates are words like others."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
