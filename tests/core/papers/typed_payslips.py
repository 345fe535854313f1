"""Payslips as others lay them out, typed, with what is read of each. Nothing on them exists."""

PAYSLIPS: dict[str, tuple[str, dict[str, str]]] = {
    "days": (
        """
Numbat Cafe                          PAY ADVICE
ABN 51 824 753 556
Employee  Sarnai Bold                Period  26 Oct 2026 to 1 Nov 2026
Date      Start  End    Hours   Rate    Amount
26 Oct 26 09:00  15:00   6.00   28.00   168.00
28 Oct 26 09:00  17:00   8.00   28.00   224.00
Gross Wages                              392.00
PAYG Tax                                  26.00
Net Wages                                366.00
Year to date: Gross 12,992.00  Tax 1,004.00  Net 11,988.00
""",
        {"employer": "Numbat Cafe", "hours": "14.00", "gross": "392.00", "tax": "26.00", "net": "366.00"},
    ),
    "casual": (
        """
Pay Slip                                   Sample Bakery Pty Ltd
                                           ABN: 51824753556
Sarnai Bold                                Date Paid: 12/11/2026
12/40 Beach St Coogee                      Pay Period: 03/11/2026 - 09/11/2026
                                           Employment Type: Casual
Earnings
Pay Category        Location   Units     Rate       Amount
Casual - Ordinary   Newtown    22.50     $31.91     $717.98
Casual - Saturday   Newtown     6.00     $38.29     $229.74
                               28.50                $947.72
PAYG                                                 $84.00
Net Earnings                                        $863.72
Summary             This Pay         YTD
Gross Earnings      $947.72          $14,215.80
Net Earnings        $863.72          $12,955.80
PAYG                $84.00           $1,260.00
Super               $113.73          $1,705.90
""",
        {
            "employer": "Sample Bakery Pty Ltd",
            "first": "2026-11-03",
            "last": "2026-11-09",
            "hours": "28.50",
            "gross": "947.72",
            "tax": "84.00",
            "net": "863.72",
            "retirement": "113.73",
        },
    ),
    "allowance": (
        """
PAYSLIP
Employer: Sample Cleaning Services Pty Ltd           ABN: 51 824 753 556
Employee: Dorj Bat                    Payment date: 20/11/2026
Pay period: 07/11/2026 - 20/11/2026
Description        Qty      Rate      Total      YTD
Ordinary hours     60       $30.13    $1,807.80  $18,078.00
Travel allowance    1       $40.00    $40.00     $400.00
Gross pay                             $1,847.80  $18,478.00
Tax                                   $216.00    $2,160.00
Net pay                               $1,631.80  $16,318.00
Superannuation                        $221.74    $2,217.40
""",
        {
            "employer": "Sample Cleaning Services Pty Ltd",
            "hours": "60",
            "gross": "1847.80",
            "tax": "216.00",
            "net": "1631.80",
            "retirement": "221.74",
        },
    ),
    "gov": (
        """
NSW Sample Department
Pay Advice                     Pay Period Ending 19-NOV-2026
Name  BOLD, SARNAI             Pay Date 19-NOV-2026
Salary Rate 98,421.00

Earnings               Hours      Amount       Year to Date
Ordinary Pay           70.00      3,772.91     37,729.10
Higher Duties          14.00        210.40        210.40
Total Gross                       3,983.31     37,939.50
Deductions
Tax                                 912.00      8,700.00
Union Fees                           28.50        285.00
Salary Sacrifice Super              100.00      1,000.00
Total Deductions                  1,040.50      9,985.00
Net Pay                           2,942.81     27,954.50
""",
        {"last": "2026-11-19", "gross": "3983.31", "tax": "912.00", "net": "2942.81"},
    ),
    "salsac": (
        """
Echidna Labs Pty Ltd ABN 51 824 753 556
Payslip   Period 01 Oct 2026 - 31 Oct 2026    Paid 30 Oct 2026
                         This Pay      YTD
Base salary              8,000.00     32,000.00
Salary sacrifice          -500.00     -2,000.00
Gross                    7,500.00     30,000.00
PAYG withholding        -1,650.00     -6,600.00
Expense reimbursement       82.50         82.50
Net pay                  5,932.50     23,482.50
Employer super             960.00      3,840.00
""",
        {
            "employer": "Echidna Labs Pty Ltd",
            "first": "2026-10-01",
            "gross": "7500.00",
            "tax": "1650.00",
            "net": "5932.50",
            "retirement": "960.00",
        },
    ),
    "mn_ytd": (
        """
Номун ХХК
Цалингийн хуудас 2026.10 сар
                        Энэ сар          Оны эхнээс
Нийт цалин           1,800,000.00     18,000,000.00
НДШ (11.5%)            207,000.00      2,070,000.00
ХХОАТ                  145,300.00      1,453,000.00
Гарт олгох           1,447,700.00     14,477,000.00
""",
        {
            "employer": "Номун ХХК",
            "first": "2026-10-01",
            "last": "2026-10-31",
            "gross": "1800000.00",
            "tax": "145300.00",
            "net": "1447700.00",
            "retirement": "207000.00",
        },
    ),
}
