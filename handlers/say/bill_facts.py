"""What a bill's card tells beside its terms: what it will cost, with whom it is shared, and what its past says."""

from core.bills.model import Bill, Flow
from core.bills.past import Past
from core.ledger.model import Account
from handlers.say.voice import Html, Voice, shorten


def noted(voice: Voice, bill: Bill, account: Account | None, member_id: int) -> Html:
    """What is done with it from now on; of what is on somebody else's account they are reminded."""
    if bill.flow is Flow.IN:
        return voice.say("bill.made_in")
    if bill.autopay:
        return voice.say("bill.made_autopay")
    is_theirs = account is not None and not account.owners and account.owner_id != member_id
    return voice.say("bill.made_theirs" if is_theirs else "bill.made")


def facts(voice: Voice, bill: Bill, past: Past | None) -> list[Html]:
    """A line for each that is known."""
    lines = []
    if bill.later and bill.later_from and bill.later_from > voice.today:
        lines.append(voice.say("bill.from_then", money=voice.money(bill.later), day=voice.plain_day(bill.later_from)))
    if bill.split_with:
        lines.append(voice.say("bill.shared_with", names=", ".join(shorten(name) for name in bill.split_with)))
    return [*lines, *(_past(voice, bill, past) if past else ())]


def _past(voice: Voice, bill: Bill, past: Past) -> list[Html]:
    way = "received" if bill.flow is Flow.IN else "paid"
    amount = "each" if past.always else "average"
    counted = voice.say(f"bill.times_{way}", past.times, since=voice.plain_day(past.since))
    lines = [Html(f"{counted} {voice.say(f'bill.{amount}', money=voice.money(past.average))}")]
    if past.rise:
        key = "bill.rose" if past.rise.after.minor > past.rise.before.minor else "bill.fell"
        before, after = voice.money(past.rise.before), voice.money(past.rise.after)
        lines.append(voice.say(key, before=before, after=after, day=voice.plain_day(past.rise.day)))
    return lines
