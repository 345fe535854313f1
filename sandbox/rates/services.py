"""The answers of Frankfurter v2 and of CoinGecko, in their own formats."""

from datetime import UTC, date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.rates.banks import day_of
from sandbox.rates.desk import RateDesk
from sandbox.rates.figures import by_size
from sandbox.rates.market import ASSETS
from sandbox.rates.publishers import CARRIED, COINGECKO, MONGOLBANK, Publisher

_PARAMETERS = frozenset({"base", "quotes", "providers", "from", "to"})
_AGAINST = ("usd", "aud", "eur")
_FREE_DAYS = 365


def frankfurter(desk: RateDesk, request: Request) -> Response:
    """A row for each day and quote. What the Bank of Mongolia repeats on a weekend is carried as it comes."""
    query = request.query_params
    publisher = CARRIED.get(query.get("providers", ""))
    if publisher is None or not set(query) <= _PARAMETERS:
        return _refusal(422, "a stand-in for one of " + ", ".join(CARRIED))
    base, quotes = query.get("base", "EUR"), query.get("quotes", "").split(",")
    if not {base, *quotes} <= {publisher.hub, *publisher.codes}:
        return _refusal(422, "unquotable pair")
    try:
        first, last = day_of(request, "from"), day_of(request, "to")
    except ValueError:
        return _refusal(422, "invalid date")
    rows = [
        {
            "date": day.isoformat(),
            "base": base,
            "quote": quote,
            "rate": by_size(desk.says("frankfurter", base, quote, told)),
        }
        for day, told in _days(publisher, first, last, desk.now())
        for quote in sorted(quotes)
        if quote != base
    ]
    return JSONResponse(rows) if rows else _refusal(404, "not found")


def coingecko(desk: RateDesk, request: Request) -> Response:
    """A price at 00:00 UTC of each day and one of this moment, in the order of time."""
    query = request.query_params
    coin, against = request.path_params["coin"], query.get("vs_currency", "")
    if coin not in ASSETS or coin.isupper():
        return JSONResponse({"error": "coin not found"}, 404)
    if against not in _AGAINST:
        return JSONResponse({"error": "invalid vs_currency"}, 400)
    try:
        start, end = (datetime.fromtimestamp(int(query.get(name, "")), UTC) for name in ("from", "to"))
    except (ValueError, OverflowError, OSError):
        return JSONResponse({"error": "invalid from or to"}, 400)
    now = desk.now()
    if start < now - timedelta(days=_FREE_DAYS):
        message = "Your request exceeds the allowed time range: past 365 days"
        return JSONResponse({"error": {"status": {"error_code": 10012, "error_message": message}}}, 401)
    points = [datetime.combine(day, time(), UTC) for day in COINGECKO.days(start.date(), end.date(), now)]
    points = [point for point in points if start <= point <= end]
    if start <= now <= end:
        points.append(now)
    prices = [_point(point, desk.says("coingecko", coin, against.upper(), point.date())) for point in points]
    return JSONResponse({"prices": prices, "market_caps": prices, "total_volumes": prices})


def _days(publisher: Publisher, first: date, last: date, now: datetime) -> list[tuple[date, date]]:
    """(date of the row, day whose figures it has)."""
    if publisher is not MONGOLBANK:
        return [(day, day) for day in publisher.days(first, last, now)]
    every = (first + timedelta(days=after) for after in range((last - first).days + 1))
    return [(day, told) for day in every if publisher.told(day, now) and (told := publisher.last(day))]


def _point(at: datetime, price: float) -> list[float]:
    """Milliseconds and price; within a day the price drifts a little from that at its beginning."""
    since = at.hour * 60 + at.minute
    return [int(at.timestamp() * 1000), price * (1 + since / 1_000_000)]


def _refusal(status: int, message: str) -> Response:
    return JSONResponse({"status": status, "message": message}, status)
