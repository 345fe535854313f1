"""Papers looked over in the chat: what is proposed, what each tap does, and what stands in the ledger in the end."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.delivery.model import Method, Outgoing
from core.documents.model import (
    Bill,
    Deed,
    DeedOwner,
    Doubt,
    Mapping,
    Other,
    Payslip,
    Problem,
    Read,
    Reading,
    Receipt,
    Statement,
    StatementRow,
)
from core.documents.page import Box
from core.documents.reading import PaperRead
from core.family.membership import viewer_of
from core.register.ports import Checked
from handlers.jobs.reading import ReadingWorker
from handlers.telegram.review import Reviews
from tests.paper_talk import PaperTalk, said
from tests.talk import Speaker, Talk, labels, toasts

COLES = Receipt(
    merchant=Read("Coles Broadway", 0.97),
    day=Read(date(2026, 11, 20), 0.99),
    total=Read(Decimal("45.60"), 0.99, Box(1, 1, 9, 9)),
    currency=Read("AUD", 0.95),
    totals=(Decimal("45.60"), Decimal("54.60")),
    checked=True,
)
ROWS = (
    StatementRow(date(2026, 11, 2), Decimal("-12.50"), "COLES 0423 SYDNEY AU", Decimal("987.50"), place=2),
    StatementRow(date(2026, 11, 3), Decimal("-4.50"), "CAMPOS COFFEE NEWTOWN", Decimal("983.00"), place=3),
    StatementRow(date(2026, 11, 3), Decimal("-4.50"), "CAMPOS COFFEE NEWTOWN", Decimal("978.50"), place=4),
    StatementRow(date(2026, 11, 9), Decimal("2000.00"), "SALARY UNI OF SYDNEY", Decimal("2978.50"), place=5),
)
STATEMENT = Statement(
    ROWS, "commbank", "062000 12341234", "AUD", opening=Decimal(1000), closing=Decimal("2978.50"), proved=True
)


class Desk(PaperTalk):
    """Papers whose worker ends with cards to look over."""

    def another(self) -> ReadingWorker:
        worker = super().another()
        worker._review = Reviews(self.talk.app)
        return worker

    async def bring(self, who: Speaker, *readings: Reading, data: bytes = b"paper", **more: str) -> list[Outgoing]:
        """Send a paper in which this stands; returns what came of it."""
        crops = (b"png",) + (None,) * (len(readings) - 1)
        self.reader.says = PaperRead(readings, "pdf", 1, "words", crops)
        await self.file(who, data, **more)
        outs = [out for out in await self.work() if out.chat_id == who.id and out.text]
        who.last = outs[1:]
        return who.last


@pytest.fixture
def desk(talk: Talk) -> Desk:
    return Desk(talk)


def shown(outs: list[Outgoing]) -> Outgoing:
    """The message among what a button gave."""
    return next(out for out in outs if out.method is not Method.TOAST)


async def ledger(talk: Talk, who: Speaker) -> list[str]:
    """The person's entries as day, kind, amount, payee, the oldest first."""
    async with talk.store.look() as unit:
        person = await unit.people.person(who.id)
        assert person is not None
        assert person.family_id is not None
        member = await unit.people.membership(person.family_id, who.id)
        assert member is not None
        entries = await unit.entries.latest(viewer_of(member), 100)
    return sorted(
        f"{one.details.day} {one.details.kind} {one.details.money.plain()} {one.details.payee}"
        for one in entries
        if one.details.kind != "opening"
    )


async def test_a_receipt_is_shown_with_its_own_line_and_kept_by_one_tap(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, COLES)
    assert "A$45.60" in card.text
    assert "20 Nov" in card.text
    assert card.document is not None
    assert card.document.startswith("crop:")
    assert await ledger(desk.talk, bat) == []
    outs = await bat.press("Save A$45.60")
    assert "Coles" in said(outs)
    assert await ledger(desk.talk, bat) == ["2026-11-20 expense 45.60 Coles"]
    await bat.press("Undo")
    assert await ledger(desk.talk, bat) == []


async def test_a_receipt_of_what_was_typed_is_that_entry(desk: Desk, bat: Speaker) -> None:
    await bat.say("coles 45.60 on 20 nov")
    (card,) = await desk.bring(bat, COLES)
    assert "already" in card.text
    await bat.press("Yes, the same")
    assert len(await ledger(desk.talk, bat)) == 1


async def test_a_receipt_like_what_was_typed_can_be_another(desk: Desk, bat: Speaker) -> None:
    await bat.say("coles 45.60 on 20 nov")
    await desk.bring(bat, COLES)
    await bat.press("No, another one")
    await bat.press("Save A$45.60")
    assert len(await ledger(desk.talk, bat)) == 2


async def test_each_field_is_put_right_by_a_button_or_in_words(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, COLES)
    await bat.press("Fix")
    await bat.press("Total")
    outs = await bat.press("54.60")
    assert "A$54.60" in said(outs)
    await bat.press("Fix")
    await bat.press("Date")
    assert "one day" in said(await bat.say("soon"))
    assert "18 Nov" in said(await bat.say("18 nov"))
    await bat.press("Fix")
    await bat.press("Name")
    assert "Woolworths" in said(await bat.say("Woolworths"))
    await bat.press("Fix")
    await bat.press("Category")
    await bat.press("All categories")
    await bat.press("Home")
    await bat.press("Repairs")
    await bat.press("Save A$54.60")
    assert await ledger(desk.talk, bat) == ["2026-11-18 expense 54.60 Woolworths"]


async def test_a_total_that_could_not_be_read_is_asked_and_never_made_up(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, replace(COLES, total=None, totals=()))
    assert "could not read the total" in card.text
    assert not any("Save" in label for label in labels(card))
    await bat.press("Fix")
    await bat.press("Total")
    outs = await bat.say("45,60")
    assert "one sum" in said(outs)
    await bat.say("$45.60")
    await bat.press("Save A$45.60")
    assert await ledger(desk.talk, bat) == ["2026-11-20 expense 45.60 Coles"]


async def test_a_reply_to_the_card_puts_right_what_it_can_only_be(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, COLES)
    fix, message_id = bat.button("Fix")
    keyboard = [[{"text": fix.text, "callback_data": fix.data}]]
    card = {
        "message_id": message_id, "date": 1, "chat": {"id": bat.id, "type": "private"},
        "reply_markup": {"inline_keyboard": keyboard}, "text": "x",
    }  # fmt: skip
    assert "A$46.10" in said(await bat.say("46.10", reply_to_message=card))
    assert "19 Nov" in said(await bat.say("19 nov", reply_to_message=card))
    assert "Aldi" in said(await bat.say("Aldi", reply_to_message=card))
    assert "cannot tell" in said(await bat.say("🤷", reply_to_message=card))
    await bat.press("Save A$46.10")
    assert await ledger(desk.talk, bat) == ["2026-11-19 expense 46.10 Aldi"]


async def test_a_receipt_of_a_day_to_come_is_not_kept(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, replace(COLES, day=Read(date(2027, 11, 20), 0.5)))
    assert "still to come" in card.text
    assert not any("Save" in label for label in labels(card))


async def test_a_refund_slip_whose_sums_are_right_says_both(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, replace(COLES, refund=True))
    assert "Money back" in card.text
    assert "add up" in card.text


async def test_a_refund_slip_is_money_back(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, replace(COLES, refund=True))
    await bat.press("Save A$45.60")
    assert await ledger(desk.talk, bat) == ["2026-11-20 refund 45.60 Coles"]


async def test_a_private_receipt_is_nobody_elses(desk: Desk, bat: Speaker, tuya: Speaker) -> None:
    await desk.bring(bat, COLES, caption="private")
    await bat.press("Save A$45.60")
    assert len(await ledger(desk.talk, bat)) == 1
    assert await ledger(desk.talk, tuya) == []


async def test_a_caption_says_for_whom_and_what_for(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, COLES, caption="fridge for Tuya")
    assert "Tuya" in card.text
    assert "fridge" in card.text


async def test_receipts_of_an_album_have_a_card_each(desk: Desk, bat: Speaker) -> None:
    other = replace(COLES, total=Read(Decimal("9.90"), 0.99))
    first, second = await desk.bring(bat, COLES, other)
    assert ("A$45.60" in first.text, "A$9.90" in second.text) == (True, True)
    await bat.press("Save A$9.90")
    await bat.press("Save A$45.60")
    assert len(await ledger(desk.talk, bat)) == 2


async def test_a_statement_is_counted_proved_and_added_as_one(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, STATEMENT)
    assert "··1234" in card.text
    assert "4 rows: 4 new" in card.text
    assert "proves" in card.text
    assert await ledger(desk.talk, bat) == []
    outs = await bat.press("Add 4")
    assert "A$2,978.50" in said(outs)
    assert len(await ledger(desk.talk, bat)) == 4
    await bat.press("Undo")
    assert await ledger(desk.talk, bat) == []


async def test_the_same_rows_in_another_file_add_nothing(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, STATEMENT)
    await bat.press("Add 4")
    (card,) = await desk.bring(bat, STATEMENT, data=b"the same as PDF")
    assert "4 known" in card.text
    assert not any("Add" in label for label in labels(card))


async def test_a_row_of_what_was_typed_is_that_entry(desk: Desk, bat: Speaker) -> None:
    await bat.say("coles 12.50 on 2 nov")
    (card,) = await desk.bring(bat, STATEMENT)
    assert "1 you wrote already" in card.text
    await bat.press("Add 4")
    assert sum("12.5" in line for line in await ledger(desk.talk, bat)) == 1


async def test_rows_are_looked_at_and_left_out_or_named(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, STATEMENT)
    page = shown(await bat.press("Look"))
    assert page.text.count("Nov") >= 4
    await bat.press("➕ 2")
    await bat.press("Leave it out")
    await bat.press("Back")
    await bat.press("➕ 1")
    await bat.press("Eating out")
    await bat.press("Back")
    card = shown(await bat.press("Back"))
    assert "1 left out" in card.text
    await bat.press("Add 3")
    assert len(await ledger(desk.talk, bat)) == 3


async def test_rows_that_nothing_proves_are_added_by_who_looked(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, replace(STATEMENT, proved=False))
    assert "No balance proves" in card.text
    assert not any(label.startswith("✅") for label in labels(card))
    await bat.press("I have looked")
    assert len(await ledger(desk.talk, bat)) == 4


async def test_an_account_that_may_be_it_is_asked_for(desk: Desk, bat: Speaker) -> None:
    await bat.say("I have a savings account with $1000")
    (card,) = await desk.bring(bat, STATEMENT)
    assert "Which account" in card.text
    card = shown(await bat.press("New account, only I see it"))
    assert "only you see" in card.text
    card = shown(await bat.press("Account"))
    assert "Which account" in card.text


async def test_columns_that_nothing_proves_are_asked_once_and_read_again(desk: Desk, bat: Speaker) -> None:
    ways = (Mapping(0, (1,), amount=2), Mapping(0, (1,), amount=2, flip=True))
    flipped = tuple(replace(row, amount=-row.amount) for row in ROWS)
    doubtful = replace(STATEMENT, proved=False, doubt=Doubt("s1", ways, (ROWS[:3], flipped[:3])))
    (card,) = await desk.bring(bat, doubtful)
    assert "Which of these is right" in card.text
    assert await ledger(desk.talk, bat) == []
    desk.reader.says = PaperRead((replace(STATEMENT, proved=False),), "csv", 0, "", (None,))
    await bat.press("2")
    outs = await desk.work()
    assert dict(desk.reader.hints[-1].mappings) == {"s1": ways[1]}
    assert "4 new" in said(outs)


async def test_putting_off_writes_nothing_and_leads_back(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, STATEMENT)
    assert "Nothing was written" in said(await bat.press("Cancel"))
    assert await ledger(desk.talk, bat) == []
    card = shown(await bat.press("Look it over again"))
    assert "4 new" in card.text


async def test_a_bill_is_paid_when_a_person_says_so(desk: Desk, bat: Speaker) -> None:
    bill = Bill(
        biller=Read("Origin Energy", 0.95), amount=Read(Decimal("210.50"), 0.97), currency=Read("AUD", 0.9),
        due=Read(date(2026, 12, 4), 0.95), reference=Read("12345", 0.9),
    )  # fmt: skip
    (card,) = await desk.bring(bat, bill)
    assert "Due" in card.text
    assert await ledger(desk.talk, bat) == []
    await bat.press("Paid today")
    (line,) = await ledger(desk.talk, bat)
    assert "expense 210.50 Origin" in line


async def test_a_payslip_is_income_of_the_net(desk: Desk, bat: Speaker) -> None:
    slip = Payslip(
        employer=Read("Cafe Pty Ltd", 0.95), paid_on=Read(date(2026, 11, 20), 0.95), hours=Read(Decimal("22.5"), 0.9),
        gross=Read(Decimal("675.00"), 0.95), tax=Read(Decimal("75.00"), 0.95), net=Read(Decimal("600.00"), 0.97),
        currency=Read("AUD", 0.9), checked=True,
    )  # fmt: skip
    (card,) = await desk.bring(bat, slip)
    assert "gross A$675.00" in card.text
    await bat.press("Save A$600.00")
    assert await ledger(desk.talk, bat) == ["2026-11-20 income 600.00 Cafe Pty Ltd"]


async def test_a_deed_becomes_a_property_that_nobody_verified(desk: Desk, bat: Speaker) -> None:
    deed = Deed(
        address=Read("12 Peace Avenue, Ulaanbaatar", 0.9), owners=(DeedOwner("Дорж", "1/2"), DeedOwner("Туяа", "1/2")),
        price=Read(Decimal(280_000_000), 0.9), currency=Read("MNT", 0.9), day=Read(date(2021, 5, 4), 0.9),
        floor_area=Read(Decimal("54.2"), 0.9), certificate=Read("Ү-2201234567", 0.9), country="MN",
    )  # fmt: skip
    (card,) = await desk.bring(bat, deed)
    assert "Not verified" in card.text
    outs = await bat.press("Add as a property")
    assert "12 Peace Avenue" in said(outs)


class Land:
    """A register that can be asked."""

    def __init__(self, *, confirmed: bool) -> None:
        self.confirmed = confirmed
        self.asked: list[Deed] = []

    async def check(self, deed: Deed) -> Checked:
        self.asked.append(deed)
        return Checked("Land Registry", self.confirmed)


@pytest.mark.parametrize(("confirmed", "told"), [(True, "Verified: Land Registry"), (False, "something else")])
async def test_a_deed_says_what_the_register_answered(desk: Desk, bat: Speaker, confirmed: bool, told: str) -> None:
    land = desk.register = Land(confirmed=confirmed)
    desk.worker = desk.another()
    deed = Deed(address=Read("1 George St, Glebe NSW", 0.9), country="AU")
    _, card = await desk.bring(bat, COLES, deed)
    assert land.asked == [deed]
    assert told in card.text
    assert "Not verified" not in card.text


async def test_a_paper_without_money_is_kept_and_said_so(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, Other((Problem("other.no_money"),)))
    assert card.text.count("no money") == 1, "what the sentence says already is not said again"


async def test_a_file_of_no_known_kind_is_said_to_be_one(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, Other((Problem("document.unreadable"),)))
    assert "no kind of file" in card.text
    assert "money" not in card.text


async def test_what_is_offered_is_in_mongolian_too(desk: Desk, tuya: Speaker) -> None:
    (card,) = await desk.bring(tuya, STATEMENT)
    assert "4 шинэ" in card.text
    outs = await tuya.press("4 мөр нэмэх")
    assert "нэмлээ" in said(outs)


async def test_a_stranger_and_another_family_find_nothing(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, STATEMENT)
    add, _ = bat.button("Add 4")
    stranger = Speaker(desk.talk, 77)
    await stranger.tap(add.data or "")
    other = Speaker(desk.talk, 78)
    await other.settle_in()
    outs = await other.tap(add.data or "")
    assert "Add" not in said(outs)
    for who in (bat, other):
        assert await ledger(desk.talk, who) == []


async def test_another_member_does_not_see_what_waits_to_be_looked_over(
    desk: Desk, bat: Speaker, tuya: Speaker
) -> None:
    await desk.bring(bat, STATEMENT)
    add, _ = bat.button("Add 4")
    await tuya.tap(add.data or "")
    assert await ledger(desk.talk, tuya) == []


async def test_a_value_that_was_not_offered_is_refused(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, COLES)
    fix, _ = bat.button("Fix")
    paper = (fix.data or "").split(":")[2]
    for data in (
        f"v:sum:{paper}:0:-1:1.00",
        f"v:cur:{paper}:0:-1:ZZZ",
        f"v:cat:{paper}:0:-1:no.such",
        f"v:acc:{paper}:0:-1:999",
    ):
        outs = await bat.tap(data)
        assert toasts(outs), data
    card = shown(await bat.tap(f"v:card:{paper}:0:-1:"))
    assert "A$45.60" in card.text
