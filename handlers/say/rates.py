"""Rates as people read them: what one of a currency is worth, who says so, and of which day."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.delivery.model import Button
from core.money.currency import Currency, currency
from core.rates.look import Pair, Rates
from core.rates.meant import Meant
from core.rates.model import Manual, Quote
from core.rates.order import MANUAL_LIMIT_DAYS
from handlers.say.reply import Reply
from handlers.say.taps import RateTap
from handlers.say.voice import Html, Voice, with_sign

_TOO_SMALL = Fraction(1, 20)
"""A rate below this is said the other way round: nobody knows what 0.00039 dollars are."""
_LARGE, _DIGITS_OF_LARGE, _DIGITS = 100, 2, 4


def upright(quote: Quote) -> Quote:
    """A rate the way round in which it can be read."""
    return quote.turned if quote.exact < _TOO_SMALL else quote


def worth(value: Decimal, of: Currency) -> str:
    """The figure of a rate: two decimals from a hundred on, else four, below one four digits; none that say nothing."""
    digits = _DIGITS_OF_LARGE if value >= _LARGE else _DIGITS
    if value < 1:
        digits = _DIGITS - value.adjusted() - 1
    written = f"{value:,.{digits}f}"
    whole, _, part = written.partition(".")
    part = part.rstrip("0")
    return with_sign(f"{whole}.{part.ljust(_DIGITS_OF_LARGE, '0')}" if part else whole, of)


def exactly(value: Decimal, of: Currency) -> str:
    """The figure of a rate with every digit that a person typed."""
    return with_sign(f"{value:,f}", of)


def sources(voice: Voice, quote: Quote) -> str:
    """Who published it, or that the family set it."""
    return " + ".join(voice.word(f"rate.source_{name}") for name in quote.sources)


def basis(voice: Voice, quote: Quote) -> Html:
    """A rate as one line: "1 USD = 3,595.40₮ · Bank of Mongolia, yesterday"."""
    shown = upright(quote)
    return voice.say(
        "rate.line",
        base=shown.base,
        worth=worth(shown.value, shown.quote),
        source=sources(voice, shown),
        day=voice.day(shown.day),
    )


def overview(voice: Voice, rates: Rates) -> Reply:
    """Every currency of the family in one's own."""
    lines = [voice.say("rate.title"), *(basis(voice, quote) for quote in rates.quotes)]
    if rates.missing:
        lines.append(voice.say("rate.missing", currencies=", ".join(map(str, rates.missing))))
    return Reply("\n".join([*lines, "", voice.say("rate.hint")]))


def pair(voice: Voice, found: Pair) -> Reply:
    """One rate; where the family set its own, the published one and the way back to it."""
    if found.counted is None:
        return Reply(voice.say("rate.unknown", base=found.base, quote=found.quote))
    lines = [basis(voice, found.counted)]
    if not found.counted.manual:
        return Reply(lines[0])
    lines.append(_published(voice, found.published))
    return Reply("\n".join(lines), _way_back(voice, found.counted))


def set_by_hand(voice: Voice, manual: Manual, published: Quote | None) -> Reply:
    """What is counted by from now on, beside what is published."""
    value = exactly(manual.value or Decimal(1), manual.quote)
    said = voice.say("rate.set", MANUAL_LIMIT_DAYS, base=manual.base, worth=value)
    text = f"{said}\n{_published(voice, published)}"
    return Reply(text, ((_back(voice, manual.base, manual.quote),),))


def taken_back(voice: Voice, found: Pair) -> Reply:
    """The published rate stands again, or there is none."""
    text = voice.say("rate.taken_back")
    return Reply(f"{text}\n{_published(voice, found.published)}", edit=True)


def which(voice: Voice, options: Sequence[Meant]) -> Reply:
    """Ask which rate is meant, each as a button."""
    key = "rate.which" if len(options) > 1 else "rate.far"
    lines = [voice.say(key)]
    if options[0].published is not None:
        lines.append(_published(voice, options[0].published))
    return Reply("\n".join(lines), tuple((_option(voice, one.manual),) for one in options))


def unclear(voice: Voice) -> Reply:
    """What was written is no rate: how one writes it."""
    return Reply(voice.say("rate.usage"))


def held(voice: Voice, params: Mapping[str, str]) -> Html:
    """The news of a rate that jumped."""
    quote = currency(params["quote"])
    return voice.say(
        "news.rate_held",
        base=params["base"],
        before=worth(Decimal(params["before"]), quote),
        after=worth(Decimal(params["after"]), quote),
        source=voice.word(f"rate.source_{params['source']}"),
        day=voice.day(date.fromisoformat(params["day"])),
    )


def _published(voice: Voice, quote: Quote | None) -> Html:
    if quote is None:
        return voice.say("rate.published_none")
    return voice.say("rate.published", line=basis(voice, quote))


def _way_back(voice: Voice, quote: Quote) -> tuple[tuple[Button, ...], ...]:
    """A button where the family set this very rate; one that it set for a step on the way has its own."""
    if len(quote.legs) != 1:
        return ()
    own = quote.legs[0].rate
    return ((_back(voice, own.base, own.quote),),)


def _back(voice: Voice, base: Currency, quote: Currency) -> Button:
    return Button(voice.word("button.rate_back"), RateTap(op="back", base=base.code, quote=quote.code).pack())


def _option(voice: Voice, manual: Manual) -> Button:
    value = manual.value or Decimal(1)
    label = voice.word("rate.option", base=manual.base, worth=exactly(value, manual.quote))
    tap = RateTap(op="set", base=manual.base.code, quote=manual.quote.code, value=f"{value:f}")
    return Button(label, tap.pack())
