"""QR codes on a paper, as text: a Mongolian e-barimt says in its own what was paid, and to whom."""

import zxingcpp

from integrations.ocr.pixels import Pixels

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def qr_codes(gray: Pixels) -> tuple[str, ...]:
    """The text of each code that can be read, in the order in which they are found."""
    found = zxingcpp.read_barcodes(gray, formats=_QR, text_mode=zxingcpp.TextMode.Plain)
    return tuple(dict.fromkeys(code.text for code in found if code.valid and code.text))
