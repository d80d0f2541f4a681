"""Bytes to text. What is declared counts; nothing is guessed for text that declares nothing."""

import codecs

from tollbook.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """Text of `data` by its byte order mark, else as declared, else UTF-8; every line end becomes a newline.

    Raises:
        InputError: If the bytes do not fit, or the declared encoding does not exist.
    """
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), declared or "utf-8")
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise InputError(f"there is no encoding '{encoding}'", where=where) from error
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise InputError(
            f"is not valid {encoding} at byte {at}", where=where,
            hint="name its encoding with --encoding, such as --encoding cp1252",
        ) from error  # fmt: skip
    return text.replace("\r\n", "\n").replace("\r", "\n")
