"""Deeds as others lay them out, typed, with what is read of each. Nothing on them exists."""

DEEDS: dict[str, tuple[str, dict[str, str]]] = {
    "nsw_transfer": (
        """
TRANSFER
New South Wales
Real Property Act 1900
(A) TORRENS TITLE      12/345678
(B) LODGED BY          Example Legal
(C) TRANSFEROR         JOHN VENDORSON
(D) CONSIDERATION      The transferor acknowledges receipt of the consideration of $ 1,050,000.00
(E) ESTATE             FEE SIMPLE
(F) TRANSFEREE         SARNAI BOLD and TEMUULEN DORJ
(G)                    TENANCY: Joint Tenants
DATE  16 April 2026
""",
        {
            "owners": "SARNAI BOLD; TEMUULEN DORJ",
            "price": "1050000.00",
            "day": "2026-04-16",
            "certificate": "12/345678",
        },
    ),
    "wa": (
        """
RECORD OF CERTIFICATE OF TITLE
UNDER THE TRANSFER OF LAND ACT 1893
VOLUME   FOLIO
2233     456
LAND DESCRIPTION:
LOT 21 ON DEPOSITED PLAN 45678
REGISTERED PROPRIETOR:
(FIRST SCHEDULE)
BATBOLD ENKH
OF 4 SAMPLE WAY, JOONDALUP
(T N123456) REGISTERED 5/5/2015
LIMITATIONS, INTERESTS, ENCUMBRANCES AND NOTIFICATIONS:
""",
        {"owners": "BATBOLD ENKH", "certificate": "Volume 2233 Folio 456"},
    ),
    "vic_contract": (
        """
Contract of sale of land
Property address: 9 Fern Court, Kensington VIC 3031
Vendor: John Vendorson
Purchaser: Batbayar Ganzorig
Land: Certificate of Title reference Volume 11223 Folio 445 being lot 7 on plan 512345B
Price $ 820,000
Deposit $ 82,000 by 1 May 2026 (of which $ 1,000 has been paid)
Balance $ 738,000 payable at settlement
Settlement is due on 1 July 2026
""",
        {
            "address": "9 Fern Court, Kensington VIC 3031",
            "owners": "Batbayar Ganzorig",
            "price": "820000",
            "certificate": "Volume 11223 Folio 445",
        },
    ),
    "mn_flat": (
        """
МОНГОЛ УЛС
УЛСЫН БҮРТГЭЛИЙН ЕРӨНХИЙ ГАЗАР
ЭРХИЙН УЛСЫН БҮРТГЭЛИЙН ГЭРЧИЛГЭЭ
Дугаар            Ү-2206012345
Үл хөдлөх эд хөрөнгийн хаяг: Улаанбаатар, Баянзүрх дүүрэг, 26-р хороо, Хүннүгийн гудамж 120-р байр 45 тоот
Зориулалт: Орон сууц, 3 өрөө
Талбайн хэмжээ: 78.5 м2
Өмчлөгч:
1. Бат овогт Сарнай, РД УХ88010112
2. Дорж овогт Тэмүүлэн, РД УЮ86010113
Дундаа хамтран өмчлөх
Олгосон: 2024 оны 03-р сарын 11
""",
        {
            "owners": "Бат овогт Сарнай; Дорж овогт Тэмүүлэн",
            "day": "2024-03-11",
            "floor_area": "78.5",
            "certificate": "Ү-2206012345",
        },
    ),
    "mn_contract": (
        """
ОРОН СУУЦ ХУДАЛДАХ, ХУДАЛДАН АВАХ ГЭРЭЭ
2025 оны 06 сарын 10             Улаанбаатар хот
Худалдагч: Ганбат овогтой Болор
Худалдан авагч: Дорж овогтой Сарнай
Хаяг: БГД, 4-р хороо, 25-р байр 11 тоот
Гэрчилгээний дугаар: Ү-2205001234
Нийт талбай: 54.2 м.кв
Гэрээний үнэ: 162,600,000 төгрөг
""",
        {
            "owners": "Дорж овогтой Сарнай",
            "price": "162600000",
            "day": "2025-06-10",
            "floor_area": "54.2",
            "certificate": "Ү-2205001234",
        },
    ),
}
