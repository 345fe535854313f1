"""Files as people and banks make them, small, and none of anybody."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from fpdf import FPDF
from PIL import Image, ImageDraw

ROWS = (
    ("02/10/2026", "COFFEE, TWO", "-9.00", "991.00"),
    ("03/10/2026", 'THE "CORNER" SHOP', "-41.25", "949.75"),
    ("05/10/2026", "SALARY", "+2,500.00", "3,449.75"),
)

OFX1 = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261101120000<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>AUD
<BANKACCTFROM><BANKID>062000<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261001<DTEND>20261031
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261005000000<TRNAMT>2500.00<FITID>FIT0000003<NAME>SALARY
<MEMO>EMPLOYER &amp; SONS</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261002000000<TRNAMT>-9.00<FITID>FIT0000001<NAME>COFFEE</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>3491.00<DTASOF>20261031</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""

OFX2 = """<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><DTSERVER>20261101120000</DTSERVER>
<LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1><CREDITCARDMSGSRSV1><CCSTMTTRNRS><TRNUID>1</TRNUID><STATUS><CODE>0</CODE>
<SEVERITY>INFO</SEVERITY></STATUS><CCSTMTRS><CURDEF>AUD</CURDEF><CCACCTFROM><ACCTID>4000000000000002</ACCTID></CCACCTFROM>
<BANKTRANLIST><DTSTART>20261001</DTSTART><DTEND>20261031</DTEND><STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261007</DTPOSTED>
<TRNAMT>-12.34</TRNAMT><FITID>CC00000001</FITID><NAME>BOOKS</NAME></STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>-12.34</BALAMT>
<DTASOF>20261031</DTASOF></LEDGERBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
"""

QIF = """!Account
NEveryday
TBank
^
!Type:Bank
D25/10/2026
T-1,234.50
PRENT
MOCTOBER
LHome:Rent
^
D02/10'26
T12.00
PREFUND
L[Savings]
^
"""

CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">
<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt>
<Id>S1</Id><FrToDt><FrDtTm>2026-10-01T00:00:00</FrDtTm><ToDtTm>2026-10-31T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>A Person</Nm></Ownr></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Dt><Dt>2026-10-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">60.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Dt><Dt>2026-10-31</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">40.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>{booked}</Sts><BookgDt><Dt>2026-10-05</Dt></BookgDt>
<AcctSvcrRef>REF2026100501</AcctSvcrRef>
<NtryDtls><TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">43.10</Amt></InstdAmt></AmtDtls>
<RltdPties><Cdtr>{party}</Cdtr><CdtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></CdtrAcct></RltdPties>
<RmtInf><Ustrd>Invoice 12</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>{pending}</Sts><ValDt><Dt>2026-11-01</Dt></ValDt>
<AddtlNtryInf>CARD HOLD</AddtlNtryInf></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""

MT940 = """:20:STMT1
:25:DE02120300000000202051
:28C:10/1
:60F:C261001EUR100,00
:61:2610051005D40,00NTRFNONREF//BANKREF001
:86:CARD PAYMENT BOOKS
:61:2610061006C15,50NTRFNONREF//BANKREF002
:86:REFUND
:62F:C261031EUR75,50
-
"""


def camt(version: str = "02") -> str:
    """A statement of the old shape, or of the one from version 8 on, with a level more."""
    old = int(version) < 8
    name = "<Nm>Books Ltd</Nm>"
    return CAMT.format(
        version=version,
        booked="BOOK" if old else "<Cd>BOOK</Cd>",
        pending="PDNG" if old else "<Cd>PDNG</Cd>",
        party=name if old else f"<Pty>{name}</Pty>",
    )


def pdf(*pages: str | None, size: int = 10, password: str | None = None, owner: str | None = None) -> bytes:
    """A page of lines for each text, and for None a page that is only a picture."""
    made = FPDF()
    if password is not None or owner is not None:
        made.set_encryption(owner_password=owner or "owner", user_password=password or "")
    for text in pages:
        made.add_page()
        made.set_font("helvetica", size=size)
        if text is None:
            made.image(BytesIO(picture("png", (600, 800))), 0, 0, made.w, made.h)
        else:
            made.multi_cell(0, None, text)
    return bytes(made.output())


def picture(kind: str = "jpeg", size: tuple[int, int] = (320, 200), mode: str = "RGB") -> bytes:
    """A picture with something on it."""
    image = Image.new(mode, size, "white" if mode != "I;16" else 60000)
    if mode != "I;16":
        ImageDraw.Draw(image).rectangle((10, 10, size[0] // 2, size[1] // 2), fill="black")
    out = BytesIO()
    image.save(out, {"heic": "HEIF"}.get(kind, kind))
    return out.getvalue()


def xlsx() -> bytes:
    """Two sheets with figures, days, times and a merged heading; a hidden one; an empty one."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Хуулга"
    sheet["B2"] = "Statement"
    sheet.merge_cells("B2:E2")
    sheet.append(["", "Date", "Amount", "Balance", "At"])
    sheet.append(["", date(2026, 10, 2), 12.1, 1_000_000_000, datetime.fromisoformat("2026-10-02T10:11")])
    sheet.append(["", date(2026, 10, 3), 0.1 + 0.2, -4.5, datetime.fromisoformat("2026-10-03T23:59:59")])
    other = book.create_sheet("Other")
    other.append(["only", True])
    hidden = book.create_sheet("Hidden")
    hidden.append(["nobody sees this"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    """The old format."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    sheet.write_merge(0, 0, 0, 2, "Хамрах хугацаа")
    days = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for row, (day, amount, text) in enumerate(
        [(date(2026, 10, 2), 1e9, "кофе"), (date(2026, 10, 3), -12.1, "талх")], 2
    ):
        sheet.write(row, 0, day, days)
        sheet.write(row, 1, amount)
        sheet.write(row, 2, text)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def archive(**members: bytes) -> bytes:
    """A ZIP; an underscore of a name stands for a dot, two for a slash."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()
