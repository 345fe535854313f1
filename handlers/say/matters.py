"""What is watched over, named in a line, and what undo and redo did of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.bills.model import Bill, Declined, Occurrence
from core.budgets.model import Budget, Scope
from core.delivery.model import Button
from core.funds.model import Plan
from core.goals.model import Goal, Saving
from core.ledger.model import Change
from core.renewal.model import Prepared
from core.visa.figures import in_hours
from core.visa.kept import Profile, VisaShare, Wage, Work
from handlers.say import renewal
from handlers.say.reply import Reply
from handlers.say.scopes import category
from handlers.say.taps import ChangeTap
from handlers.say.voice import Html, Voice, shorten


def named(voice: Voice, body: object) -> Html:
    """What it is called, as in "taken back: rent"."""
    return _NAMES[type(body)](voice, body)


def turned(voice: Voice, change: Change, *, back: bool) -> Reply:
    """What undo took back (`back`), or redo did again, with the way to the other."""
    bodies = [one.after.body for one in change.matters]
    works = [one for one in bodies if isinstance(one, Work)]
    others = [one for one in bodies if not isinstance(one, Work)] if len(works) > 1 else bodies
    names = list(dict.fromkeys(named(voice, one) for one in others))
    if len(works) > 1:
        names.insert(0, _works(voice, works))
    key = "asset.taken_back" if back else "asset.done_again"
    op, label = ("redo", "button.redo") if back else ("undo", "button.undo")
    button = Button(voice.word(label), ChangeTap(id=change.id, op=op).pack())
    return Reply(voice.say(key, name=Html(", ".join(names))), ((button,),))


def _bill(voice: Voice, bill: Bill) -> Html:
    return voice.say("matter.bill", name=shorten(bill.title))


def _declined(voice: Voice, _: Declined) -> Html:
    return voice.say("matter.declined")


def _occurrence(voice: Voice, one: Occurrence) -> Html:
    return voice.say("matter.occurrence", day=voice.day(one.due))


def _budget(voice: Voice, budget: Budget) -> Html:
    return voice.say("matter.budget", name=_scope(voice, budget.scope))


def _scope(voice: Voice, scope: Scope) -> str:
    names = [category(voice, slug) for slug in scope.categories]
    if scope.tag:
        names.append(f"#{shorten(scope.tag)}")
    if not names and scope.member_id is not None:
        return voice.word("matter.one_member")
    return ", ".join(names) or voice.word("matter.everything")


def _goal(voice: Voice, goal: Goal) -> Html:
    return voice.say("matter.goal", name=shorten(goal.title))


def _saving(voice: Voice, saving: Saving) -> Html:
    return voice.say("matter.saving", money=voice.money(saving.money))


def _profile(voice: Voice, _visa: Profile) -> Html:
    return voice.say("matter.visa")


def _work(voice: Voice, work: Work) -> Html:
    return voice.say("matter.shift", hours=in_hours(work.seconds))


def _works(voice: Voice, works: Sequence[Work]) -> Html:
    """Several shifts of one change, as a roster has them."""
    return voice.say("matter.shifts", len(works), hours=in_hours(sum(one.seconds for one in works)))


def _share(voice: Voice, _: VisaShare) -> Html:
    return voice.say("matter.visa_share")


def _wage(voice: Voice, wage: Wage) -> Html:
    return voice.say("matter.wage", money=voice.money(wage.hourly))


def _prepared(voice: Voice, one: Prepared) -> Html:
    return voice.say("matter.prepared", name=renewal.name(voice, one.item))


def _funds(voice: Voice, _: Plan) -> Html:
    return voice.say("matter.funds")


_NAMES: Mapping[type, Callable[[Voice, Any], Html]] = {
    Bill: _bill,
    Occurrence: _occurrence,
    Declined: _declined,
    Budget: _budget,
    Goal: _goal,
    Saving: _saving,
    Profile: _profile,
    Work: _work,
    Plan: _funds,
    Prepared: _prepared,
    VisaShare: _share,
    Wage: _wage,
}
"""How each kind is named; a new kind of matter needs a line here."""
