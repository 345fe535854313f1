"""What is asked about an application, each question with its buttons; what can be changed; and which accounts count."""

from collections.abc import Sequence

from core.delivery.model import Button
from core.family.model import Viewer
from core.funds.held import FIXED, Held
from core.funds.said import Cost
from core.funds.standing import Standing
from core.funds.told import MOST_CHILDREN, Asked
from handlers.say.funds import MOST_LISTED, button, name_of
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import FundsTap
from handlers.say.voice import Voice

NONE = "-"
"""What a button says for "as is usual"."""
_MOST_BUTTONS = 5
_SHORTEST = 4
"""In letters, of what says a part of a button."""
_YES_NO = {Asked.PARTNER: ("funds.yes", "funds.no"), Asked.ABROAD: ("funds.abroad", "funds.inside")}
_USUAL = {
    Asked.TUITION: "funds.usual_tuition",
    Asked.PAID: "funds.usual_nothing",
    Asked.SCHOOL: "funds.usual_figures",
    Asked.TRAVEL: "funds.usual_travel",
    Asked.OTHER: "funds.usual_nothing",
    Asked.DAY: "funds.usual_day",
    Asked.ENDS: "funds.usual_ends",
}


def ask(voice: Voice, asked: Asked, children: int, *, starting: bool, again: bool = False) -> Reply:
    """A question. The first ones (`starting`) are left together; `again` tells that an answer was not understood."""
    lines = [voice.say("funds.again")] if again else []
    lines.append(voice.say(f"funds.ask_{asked.value}"))
    leave = button(voice, "button.cancel", "stop") if starting else button(voice, "button.back", "card")
    return Reply("\n".join(lines), (*_answers(voice, asked, children), (leave,)))


def labelled(voice: Voice, asked: Asked, text: str, children: int) -> str | None:
    """The value of the button that a text spells out, or of the only one with it in its label; None for none."""
    wanted = " ".join(text.casefold().strip(" .!").split())
    buttons = [button for row in _answers(voice, asked, children) for button in row if button.data]
    same = [one for one in buttons if one.text.casefold() == wanted]
    near = [one for one in buttons if len(wanted) >= _SHORTEST and wanted in one.text.casefold()]
    found = same or near
    return FundsTap.unpack(found[0].data or "").arg.partition("=")[2] if len(found) == 1 else None


def _answers(voice: Voice, asked: Asked, children: int) -> Rows:
    if asked in _YES_NO:
        return (tuple(_answer(voice.word(key), asked, str(int(not at))) for at, key in enumerate(_YES_NO[asked])),)
    if asked in {Asked.CHILDREN, Asked.PUPILS}:
        most = min(children, MOST_CHILDREN) if asked is Asked.PUPILS else _MOST_BUTTONS - 1
        return columns([_answer(str(number), asked, str(number)) for number in range(most + 1)], _MOST_BUTTONS)
    usual = (_answer(voice.word(_USUAL[asked]), asked, NONE),)
    nothing = (_answer(voice.word("funds.tuition_none"), asked, "0"),) if asked is Asked.TUITION else ()
    return ((*nothing, *usual),)


def _answer(label: str, asked: Asked, value: str) -> Button:
    return Button(label, FundsTap(op="set", arg=f"{asked.value}={value}").pack())


def cost(voice: Voice, said: Cost, *, bill: bool) -> Reply:
    """What a cost was said for: the application, a bill of every year, or because it was paid."""
    rows = [(button(voice, "funds.cost_button_funds", "cost", "funds"),)]
    if bill:
        rows.append((button(voice, "funds.cost_button_bill", "cost", "bill"),))
    rows += [(button(voice, "funds.cost_button_paid", "cost", "paid"),), (button(voice, "button.cancel", "stop"),)]
    key = "funds.cost_tuition" if said.asked is Asked.TUITION else "funds.cost_travel"
    return Reply(voice.say(key, money=voice.money(said.money)), tuple(rows))


def menu(voice: Voice, found: Standing) -> Reply:
    """All that can be changed."""
    shown = [one for one in Asked if found.plan.children or one is not Asked.PUPILS]
    shown = [one for one in shown if found.plan.pupils or one is not Asked.SCHOOL]
    buttons = [button(voice, f"funds.field_{one.value}", "ask", one.value) for one in shown]
    forget = button(voice, "funds.button_forget", "forget", key_id=found.matter.id if found.matter else 0)
    last = (forget, button(voice, "button.back", "card"))
    return Reply(voice.say("funds.menu"), (*columns(buttons, 2), last))


def accounts(voice: Voice, held: Sequence[Held], viewer: Viewer) -> Reply:
    """Each account that may count, as a button that puts it in or out."""
    shown = list({one.account.id: one for one in held if one.why not in FIXED}.values())[:MOST_LISTED]
    rows = tuple((_account(voice, one, viewer),) for one in shown)
    key = "funds.accounts" if shown else "funds.no_accounts"
    return Reply(voice.say(key), (*rows, (button(voice, "button.back", "card"),)))


def _account(voice: Voice, one: Held, viewer: Viewer) -> Button:
    sign = "✅" if one.why is None else "➖"
    label = voice.word("funds.account", sign=sign, name=name_of(voice, one, viewer), sum=voice.money(one.money))
    return Button(label, FundsTap(op="turn", id=one.account.id).pack())
