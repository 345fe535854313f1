"""QR codes on a paper, as text: a Mongolian e-barimt says in its own what was paid, and to whom."""

import zxingcpp

from integrations.ocr.pixels import Pixels


def qr_codes(gray: Pixels) -> tuple[str, ...]:
    """The text of each code that can be read, in the order in which they are found."""
    only = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])  # kept for ever, it would be told as a leak
    found = zxingcpp.read_barcodes(gray, formats=only, text_mode=zxingcpp.TextMode.Plain)
    return tuple(dict.fromkeys(code.text for code in found if code.valid and code.text))
