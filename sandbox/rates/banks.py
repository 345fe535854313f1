"""The answers of the three central banks, in their own formats (which the adapters in the bot describe)."""

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from sandbox.rates.desk import RateDesk
from sandbox.rates.figures import five_digits, four_decimals, with_commas
from sandbox.rates.publishers import ECB, MONGOLBANK, RBA


def day_of(request: Request, name: str) -> date:
    """A day in the query. Raises `ValueError` when it is none, or not there."""
    return date.fromisoformat(request.query_params.get(name, ""))


def mongolbank(desk: RateDesk, request: Request) -> Response:
    """Tögrög for one of each; a day without publication repeats the last one, as the bank's own service does."""
    try:
        first, last = day_of(request, "startDate"), day_of(request, "endDate")
    except ValueError:
        return JSONResponse({"success": False, "message": "startDate, endDate"}, 400)
    now = desk.now()
    rows = []
    while first <= last:
        day = MONGOLBANK.last(last)
        if day is not None and MONGOLBANK.told(last, now):
            figures = {code: with_commas(desk.says("mongolbank", code, "MNT", day)) for code in MONGOLBANK.codes}
            rows.append({"RATE_DATE": last.isoformat(), **figures})
        last -= timedelta(days=1)
    return JSONResponse({"success": True, "data": rows})


def rba(desk: RateDesk, _: Request) -> Response:
    """Table F11.1, whole, whatever is asked."""
    now = desk.now()
    days = RBA.days(RBA.begins, now.date(), now)
    columns = ["USD", "Index", *RBA.codes[1:]]
    names = ["FXRUSD", "FXRTWI", *(f"FXR{code}" for code in RBA.codes[1:])]
    said = f"{days[-1]:%d-%b-%Y}" if days else ""
    titles = ["Trade-weighted Index May 1970 = 100" if unit == "Index" else f"A$1={unit}" for unit in columns]
    head = {
        "Title": titles,
        "Description": [f"AUD/{unit} Exchange Rate" for unit in columns],
        "Frequency": ["Daily"] * len(columns),
        "Type": ["Indicative"] * len(columns),
        "Units": columns,
    }
    foot = {"Source": ["RBA"] * len(columns), "Publication date": [said] * len(columns), "Series ID": names}
    lines = ["\ufeffF11.1  EXCHANGE RATES ", *(_line(*row) for row in head.items()), "", ""]
    lines += [_line(*row) for row in foot.items()]
    for day in days:
        figures = [four_decimals(desk.says("rba", "AUD", code, day)) for code in RBA.codes]
        lines.append(_line(f"{day:%d-%b-%Y}", [figures[0], "61.40", *figures[1:]]))
    return PlainTextResponse("\r\n".join(lines) + "\r\n", media_type="text/csv")


def ecb(desk: RateDesk, request: Request) -> Response:
    """Daily reference rates of the currencies in the key; 404 when there are none."""
    dimensions = request.path_params["key"].split(".")
    try:
        first, last = day_of(request, "startPeriod"), day_of(request, "endPeriod")
    except ValueError:
        return PlainTextResponse("Invalid value for a date or time parameter", 400)
    if request.query_params.get("format") != "csvdata" or len(dimensions) != 5:
        return PlainTextResponse("Not the key of EXR, or not the format that is given here", 400)
    codes = [code for code in dimensions[1].split("+") if code in ECB.codes]
    lines = [
        f"EXR.D.{code}.EUR.SP00.A,D,{code},EUR,SP00,A,{day},{five_digits(desk.says('ecb', 'EUR', code, day))}"
        for code in sorted(codes)
        for day in ECB.days(first, last, desk.now())
    ]
    if not lines or [dimensions[0], *dimensions[2:]] != ["D", "EUR", "SP00", "A"]:
        return PlainTextResponse("No results found.", 404)
    head = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"
    return PlainTextResponse("\r\n".join([head, *lines]) + "\r\n", media_type="text/csv")


def _line(name: str, cells: list[str]) -> str:
    return ",".join([name, *cells])
