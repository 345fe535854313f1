"""Bills as others lay them out, typed, with what is read of each. Nothing on them exists."""

BILLS: dict[str, tuple[str, dict[str, str]]] = {
    "reminder": (
        """
PENALTY REMINDER NOTICE
Penalty notice number 4912 334 118
Offence date 03/10/2026
Amount due   $128.00
Due date     08/12/2026
Biller code 78550  Reference 4912334118
""",
        {"amount": "128.00", "due": "2026-12-08", "issued": "None", "currency": "AUD", "biller_id": "78550"},
    ),
    "dollars_of_others": (
        """
Sample Cloud Inc.
Invoice number 5F2A1-0031  Date of issue November 1, 2026
Date due  November 2, 2026
Total                              $20.00
Amount due                         $20.00 USD
""",
        {"biller": "Sample Cloud Inc.", "amount": "20.00", "due": "2026-11-02", "currency": "USD"},
    ),
    "in_a_sentence": (
        """
"Од Цэцэрлэг" ХХК
НЭХЭМЖЛЭХ            Огноо: 2026/11/03
Сургалтын төлбөр  11-р сар     850 000₮
Нийт дүн                     1 030 000₮
Төлбөрийг 2026/11/10-ны дотор төлнө үү
""",
        {"biller": "Од Цэцэрлэг ХХК", "amount": "1030000", "due": "2026-11-10", "issued": "2026-11-03"},
    ),
    "by_in_a_sentence": (
        """
Cockatoo Gas Pty Ltd
Account 300 224 118   Issued 2 Nov 2026
Amount due  $190.00
Settle by 20 Nov 2026 and save. We pay $5 by cheque, before you ask.
""",
        {"amount": "190.00", "due": "2026-11-20", "issued": "2026-11-02"},
    ),
    "utility": (
        """
Emu Sample                                          Electricity account
Emu Sample Sales Pty Ltd ABN 51 824 753 556

Ms Sarnai Bold                      Your account number     7221 889 104
12/40 Beach St                      Bill period             12 Aug 2026 to 10 Nov 2026 (91 days)
COOGEE NSW 2034                     Issue date              12 Nov 2026

Your total amount due                Due date
$245.67                              3 Dec 2026

Your account summary
Opening balance            $198.20
Payments received         -$198.20 CR
Closing balance              $0.00
New charges and credits
Usage and supply charges   $223.34
GST                         $22.33
Total new charges          $245.67
Total amount due           $245.67
""",
        {"biller": "Emu Sample Sales Pty Ltd", "amount": "245.67", "due": "2026-12-03", "reference": "7221 889 104"},
    ),
    "telephone": (
        """
Galah Telecom                      Tax Invoice
Account number  2000 1234 56789         Bill number  T 123 456 789-0
Issued  1 Nov 26
Hi Sarnai, here's your bill
Total due              $89.00
Direct debit date      27 Nov 26
Your plans
Mobile plan 0400 000 111       $65.00
Data add-on                    $24.00
Total (incl. GST)              $89.00
GST included                    $8.09
""",
        {"biller": "Galah Telecom", "amount": "89.00", "due": "2026-11-27", "issued": "2026-11-01"},
    ),
    "by_in_label": (
        """
Lorikeet Mobile Pty Limited ABN 51 824 753 556
Bill for 0400 000 222
Total amount due by 20 Nov 2026
$65.00
Previous balance  $65.00
Paid - thank you  -$65.00
This bill  $65.00
Bill issue date  03 Nov 2026
""",
        {"biller": "Lorikeet Mobile Pty Limited", "amount": "65.00", "due": "2026-11-20", "issued": "2026-11-03"},
    ),
    "insurance": (
        """
Quokka Insurance Limited ABN 51 824 753 556
Car insurance renewal
Policy number  MOT 118 227 33
Due date 14 December 2026
Annual premium      $1,204.22
Or 12 monthly instalments of $110.39
Total amount payable  $1,204.22
Biller code 12345  Ref 1182 2733 9
""",
        {"biller": "Quokka Insurance Limited", "amount": "1204.22", "due": "2026-12-14", "biller_id": "12345"},
    ),
    "rent_invoice": (
        """
INVOICE
From: Jacaranda Real Estate          To: Dorj Bat
ABN 51 824 753 556                   Unit 3, 20 Sample Rd
Invoice #: 4471                      Invoice date: 20/11/2026
                                     Due: 27/11/2026
Description                              Amount
Rent 27/11/2026 - 10/12/2026             $1,240.00
Water usage                                 $55.20
                          Total          $1,295.20
                          Amount paid        $0.00
                          Amount due     $1,295.20
""",
        {"biller": "Jacaranda Real Estate", "amount": "1295.20", "due": "2026-11-27", "reference": "4471"},
    ),
    "school": (
        """
Sample Grammar School
STATEMENT OF FEES                       Statement date 1 Nov 2026
Family code 10221
Date        Details              Charges     Payments    Balance
01/02/2026  Term 1 tuition       $1,200.00               $1,200.00
15/02/2026  Payment                          $1,200.00       $0.00
01/10/2026  Term 4 tuition       $1,200.00               $1,200.00
Total due   $1,200.00   due by 30 Nov 2026
""",
        {"biller": "Sample Grammar School", "amount": "1200.00", "due": "2026-11-30"},
    ),
    "network": (
        """
                 НЭХЭМЖЛЭХ № 2026110233
Нэхэмжлэгч: Салхи Нэт ХХК            Төлөгч: Б.Сарнай
Регистр: 5123456                     Хаяг: ХУД 11-р хороо
Огноо: 2026-11-01                    Хугацаа: 2026-11-20
№   Үйлчилгээ           Тоо    Үнэ        Дүн
1   Интернэт 50 Mbps    1      45,000     45,000
2   IPTV                1      12,000     12,000
                        НӨАТ              5,181.82
                        Нийт дүн          57,000
                        Төлөх дүн         57,000
""",
        {"biller": "Салхи Нэт ХХК", "amount": "57000", "due": "2026-11-20", "biller_id": "5123456", "currency": "MNT"},
    ),
    "heat": (
        """
ДУЛААНЫ ТӨЛБӨРИЙН МЭДЭГДЭЛ
Орон сууц нийтийн аж ахуйн удирдах газар ОНӨААТҮГ
Хэрэглэгчийн код: 1102-33-27
2026 оны 10-р сар
Халаалт          65.4 м2        48,220.50
Халуун ус        2 хүн          14,310.00
Эхний үлдэгдэл                       0.00
НИЙТ ТӨЛӨХ                      62,530.50
Төлбөрөө 2026 оны 11 дүгээр сарын 25-ны дотор төлнө үү.
""",
        {
            "biller": "Орон сууц нийтийн аж ахуйн удирдах газар ОНӨААТҮГ",
            "amount": "62530.50",
            "due": "2026-11-25",
            "currency": "MNT",
        },
    ),
}
