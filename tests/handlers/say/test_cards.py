"""The cards, word for word, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from core.capture.model import Kind
from core.ledger.look import Line
from core.money.money import Money
from handlers.say import entry as cards
from handlers.say.reply import Reply
from tests.handlers.say.judging import buttons, plain, tags
from tests.handlers.say.shown import (
    AUD,
    BANK,
    BAT,
    BTC,
    COFFEE,
    EN,
    EVERYDAY_ACCOUNT,
    HIDDEN,
    MN,
    MNT,
    VOICES,
    card,
    entry,
    line,
)

_SENT = replace(
    COFFEE, kind=Kind.REMITTANCE, money=Money(500_00, AUD), category=None, to_money=Money(1_130_000_00, MNT)
)
_MOVED = replace(COFFEE, kind=Kind.TRANSFER, money=Money(1_000_00, AUD), category=None)
_STATED = replace(COFFEE, money=Money(1_240_00, AUD), category=None)
_OWED = replace(COFFEE, kind=Kind.REPAYMENT, category=None, payee="Dulmaa")
_FULL = replace(
    COFFEE,
    day=date(2026, 11, 20),
    category=None,
    payee="Gloria",
    note="with Saraa",
    tags=("work", "ажил"),
    split_with=("Bat", "Сараа"),
)
_FULL_ENGLISH = (
    "A$4.50 · Gloria · split with Bat, Сараа · ❔ no category · 🔒 CommBank · Fri 20 Nov · 📝 with Saraa"
    " · 🏦 bank message · #work #ажил · left A$100.00"
)
_FULL_MONGOLIAN = (
    "A$4.50 · Gloria · хуваасан: Bat, Сараа · ❔ ангилалгүй · 🔒 CommBank · 11-р сарын 20 · 📝 with Saraa"
    " · 🏦 банкны мэдэгдэл · #work #ажил · үлдэгдэл A$100.00"
)
LINES: dict[str, tuple[Line, str, str]] = {
    "expense": (
        line(),
        "A$4.50 · ☕ Coffee · Everyday · left A$100.00",
        "A$4.50 · ☕ Кофе · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "income": (
        line(replace(COFFEE, kind=Kind.INCOME, money=Money(3_000_00, AUD), category="income.salary")),
        "➕ A$3,000.00 · 💰 Salary · Everyday · left A$100.00",
        "➕ A$3,000.00 · 💰 Цалин · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "opening": (
        line(replace(_STATED, kind=Kind.OPENING)),
        "🏁 A$1,240.00 to begin with · Everyday · left A$100.00",
        "🏁 Эхний үлдэгдэл A$1,240.00 · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "balance": (
        line(replace(_STATED, kind=Kind.BALANCE)),
        "⚖️ balance set to A$1,240.00 · Everyday · left A$100.00",
        "⚖️ Үлдэгдэл A$1,240.00 болгосон · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "valuation": (
        line(replace(_STATED, kind=Kind.VALUATION)),
        "📌 worth A$1,240.00 · Everyday · left A$100.00",
        "📌 Үнэ цэн A$1,240.00 · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "transfer": (
        line(_MOVED, to_account=BANK),
        "🔁 A$1,000.00 moved · Everyday → CommBank · left A$100.00",
        "🔁 A$1,000.00 шилжүүлсэн · Өдөр тутмын → CommBank · үлдэгдэл A$100.00",
    ),
    "transfer to where the viewer cannot see": (
        line(_MOVED, to_account=None),
        "🔁 A$1,000.00 moved · Everyday → a private account · left A$100.00",
        "🔁 A$1,000.00 шилжүүлсэн · Өдөр тутмын → хувийн данс · үлдэгдэл A$100.00",
    ),
    "remittance": (
        line(replace(_SENT, fee=Money(8_00, AUD), beneficiary="mum")),
        "💸 A$500.00 sent · mum → 1,130,000₮ (1 AUD = 2,260 MNT), fee A$8.00 · Everyday · left A$100.00",
        "💸 A$500.00 явуулсан · mum → 1,130,000₮ (1 AUD = 2,260 MNT), шимтгэл A$8.00 · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "remittance the other way": (
        line(replace(_SENT, money=Money(1_130_000_00, MNT), to_money=Money(500_00, AUD), payee="Wise")),
        "💸 1,130,000₮ sent · Wise → A$500.00 (1 AUD = 2,260 MNT) · Everyday · left A$100.00",
        "💸 1,130,000₮ явуулсан · Wise → A$500.00 (1 AUD = 2,260 MNT) · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "remittance in one currency": (
        line(replace(_SENT, to_money=Money(495_00, AUD))),
        "💸 A$500.00 sent → A$495.00 · Everyday · left A$100.00",
        "💸 A$500.00 явуулсан → A$495.00 · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "remittance of which only the sending is known": (
        line(replace(_SENT, to_money=None)),
        "💸 A$500.00 sent · Everyday · left A$100.00",
        "💸 A$500.00 явуулсан · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "coins": (
        line(replace(_SENT, money=Money(1_000_00, AUD), to_money=Money(700_000, BTC))),
        "💸 A$1,000.00 sent → 0.007 BTC (1 BTC = 142,857.1429 AUD) · Everyday · left A$100.00",
        "💸 A$1,000.00 явуулсан → 0.007 BTC (1 BTC = 142,857.1429 AUD) · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "repayment": (
        line(_OWED),
        "🤝 A$4.50 paid back · Dulmaa · Everyday · left A$100.00",
        "🤝 A$4.50 өр төлсөн · Dulmaa · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "repayment got back": (
        line(replace(_OWED, incoming=True)),
        "🤝 A$4.50 got back · Dulmaa · Everyday · left A$100.00",
        "🤝 A$4.50 буцааж авсан · Dulmaa · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "refund": (
        line(replace(COFFEE, kind=Kind.REFUND, payee="Kmart", category="personal.clothes")),
        "↩️ A$4.50 refunded · Kmart · 👕 Clothes · Everyday · left A$100.00",
        "↩️ A$4.50 буцаалт · Kmart · 👕 Хувцас · Өдөр тутмын · үлдэгдэл A$100.00",
    ),
    "all that can be said": (
        line(_FULL, source="bank_message", account=replace(BANK, private=True)),
        _FULL_ENGLISH,
        _FULL_MONGOLIAN,
    ),
    "on another's everyday account": (
        line(account=replace(EVERYDAY_ACCOUNT, owner_id=2)),
        "A$4.50 · ☕ Coffee · Everyday (other) · left A$100.00",
        "A$4.50 · ☕ Кофе · Өдөр тутмын (бусдын) · үлдэгдэл A$100.00",
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_an_entry_is_one_short_line(name: str) -> None:
    shown, english, mongolian = LINES[name]
    assert plain(cards.recorded(EN, card(shown))) == english
    assert plain(cards.recorded(MN, card(shown))) == mongolian
    assert tags(cards.recorded(EN, card(shown)))[:1] == ["bold"]


def test_there_is_a_card_for_each_kind() -> None:
    assert {shown.entry.details.kind for shown, _, _ in LINES.values()} == set(Kind)


# Buttons


def labels(reply: Reply) -> list[str]:
    return [button.text for button in buttons(reply)]


def data(reply: Reply) -> list[str | None]:
    return [button.data for button in buttons(reply)]


def test_under_one_entry_is_what_can_be_done_to_it() -> None:
    reply = cards.recorded(EN, card(line()))
    assert labels(reply) == ["🏷 Category", "🏦 Account", "📅 Date", "📝 Note", "🔒 Private", "↩️ Undo"]
    assert data(reply) == ["e:3:cat:", "e:3:acc:", "e:3:day:", "e:3:note:", "e:3:hide:", "c:5:undo"]
    assert reply.entries == (3,)
    mongolian = cards.recorded(MN, card(line()))
    assert labels(mongolian) == ["🏷 Ангилал", "🏦 Данс", "📅 Огноо", "📝 Тайлбар", "🔒 Нууц", "↩️ Буцаах"]


def test_what_is_private_is_not_made_private_again_and_without_a_change_undo_deletes() -> None:
    reply = cards.recorded(EN, card(line(account=HIDDEN), change_id=None))
    assert "🔒 Private" not in labels(reply)
    assert data(reply)[-1] == "e:3:del:"


def test_several_entries_get_a_line_and_a_pencil_each_and_one_undo() -> None:
    salary = LINES["income"][0]
    reply = cards.recorded(EN, card(line(), line(salary.entry.details, key=4)), [("cofee", "coffee")])
    assert plain(reply).split("\n") == [
        "A$4.50 · ☕ Coffee · Everyday",
        "➕ A$3,000.00 · 💰 Salary · Everyday",
        "✍️ “cofee” read as “coffee”",
    ]
    assert (labels(reply), data(reply)) == (["✏️ 1", "✏️ 2", "↩️ Undo"], ["e:3:card:", "e:4:card:", "c:5:undo"])
    assert labels(cards.recorded(EN, card(line(), line(), change_id=None))) == ["✏️ 1", "✏️ 2"]


def test_more_entries_than_fit_are_counted() -> None:
    many = [line(key=number) for number in range(40)]
    reply = cards.recorded(EN, card(*many))
    assert plain(reply).split("\n")[-1] == "and 10 more"
    assert labels(reply)[-2:] == ["✏️ 30", "↩️ Undo"]
    assert reply.entries == tuple(range(40))
    assert plain(cards.taken_back(MN, many, 5)).endswith("ба өөр 10")
    long = replace(COFFEE, payee="x" * 60, note="q" * 60, tags=("z" * 60,))
    shown = plain(cards.recorded(EN, card(*[line(long)] * 30))).split("\n")
    assert (shown[0].count("x"), shown[0].count("q"), shown[0].count("z")) == (19, 19, 18)


def test_undo_and_redo_name_what_they_turned_and_the_way_back() -> None:
    undone = cards.taken_back(EN, [line()], 5)
    assert plain(undone) == "↩️ Taken back: A$4.50 · ☕ Coffee · Everyday"
    assert tags(undone) == ["strikethrough", "bold"]
    assert (labels(undone), data(undone)) == (["↪️ Redo"], ["c:5:redo"])
    redone = cards.put_back(MN, [line()], 5)
    assert plain(redone) == "↪️ Сэргээлээ: A$4.50 · ☕ Кофе · Өдөр тутмын"
    assert (labels(redone), data(redone)) == (["↩️ Буцаах"], ["c:5:undo"])


# Questions under a card


def test_a_twin_is_asked_about_once() -> None:
    reply = cards.twin(EN, entry(COFFEE), line())
    assert plain(reply) == "Bat wrote the same a moment ago: A$4.50 · ☕ Coffee · Everyday. Are there two?"
    assert data(reply) == ["e:3:both:", "e:3:del:"]
    unknown = cards.twin(MN, entry(COFFEE), line(member=replace(BAT, name="")))
    assert plain(unknown).startswith("… саяхан яг ийм зүйл бичсэн байна")


@pytest.mark.parametrize(("count", "noun"), [(1, "entry"), (2, "entries")])
def test_whether_the_past_follows_is_asked_with_how_much_there_is(count: int, noun: str) -> None:
    reply = cards.past(EN, entry(replace(COFFEE, payee="H&M")), [entry(COFFEE)] * count)
    assert plain(reply) == f"H&M is ☕ Coffee from now on. Change {count} earlier {noun} too?"
    assert data(reply) == ["p:3:yes", "p:3:no"]
    assert plain(cards.past_changed(EN, count, 5)) == f"{count} earlier {noun} changed."


def test_the_usual_categories_come_first_and_all_behind_more() -> None:
    reply = cards.categories(EN, entry(COFFEE), ("food.coffee", "home.rent"), groups=True)
    assert labels(reply) == ["☕ Coffee", "🏠 Rent", "All categories…", "‹ Back"]
    assert data(reply) == ["e:3:setcat:food.coffee", "e:3:setcat:home.rent", "e:3:groups:", "e:3:card:"]
    assert labels(cards.categories(EN, entry(COFFEE), ("food.coffee",), groups=False)) == ["☕ Coffee", "‹ Back"]


def test_there_is_a_button_for_each_group() -> None:
    for voice in VOICES.values():
        reply = cards.category_groups(voice, entry(COFFEE))
        assert len(labels(reply)) == len(voice.groups()) + 1 == 13


def test_only_accounts_that_hold_the_entrys_currency_are_offered() -> None:
    khan = replace(BANK, id=10, name="Хаан банк", currency=MNT)
    reply = cards.accounts(EN, entry(COFFEE), [EVERYDAY_ACCOUNT, BANK, HIDDEN, khan], BAT.id)
    assert labels(reply) == ["Everyday", "CommBank", "🔒 Everyday", "➕ New…", "‹ Back"]
    assert data(reply)[:2] == ["e:3:setacc:7", "e:3:setacc:8"]


def test_the_last_four_days_are_offered_by_what_people_call_them() -> None:
    assert labels(cards.days(EN, entry(COFFEE)))[:4] == ["today", "yesterday", "Sun 22 Nov", "Sat 21 Nov"]
    assert labels(cards.days(MN, entry(COFFEE)))[:4] == ["өнөөдөр", "өчигдөр", "11-р сарын 22", "11-р сарын 21"]
    assert data(cards.days(EN, entry(COFFEE)))[1] == "e:3:setday:2026-11-23"
