"""The contract of papers, on both databases: whose they are, how they are found, and what goes when they go."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.capture.model import Item, Kind
from core.documents.errors import NoSuchPaperError
from core.documents.model import Mapping, PaperKind, Read, Receipt, Statement
from core.documents.paper import NewPaper, Paper, PaperFacts, PaperFile, PaperQuery, PaperState, place_of
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from core.ledger.correct import correct
from core.ledger.model import Entry, Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON

AUD = currency("AUD")
BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
NEIGHBOUR = Person(3, "Kim", "en", "AU", "Australia/Sydney", "AUD")
FRIDGE = PaperFacts(
    PaperKind.RECEIPT,
    "jpeg",
    1,
    "Harvey Norman",
    date(2026, 10, 3),
    date(2026, 10, 3),
    "harvey norman lg 420l fridge 100%_off",
    (Receipt(merchant=Read("Harvey Norman", 0.97), total=Read(Decimal("1299.00"), 0.99)),),
)
STATEMENT = replace(
    FRIDGE,
    kind=PaperKind.STATEMENT,
    title="commbank ··1234",
    first_day=date(2026, 9, 28),
    last_day=date(2026, 10, 27),
    words="commbank 1234 opening balance",
    readings=(Statement(rows=(), bank="commbank", proved=True),),
)
ALL = PaperQuery()


def arrival(digest: str, message_id: int = 5) -> NewPaper:
    return NewPaper(digest, 1, message_id, "for Sarnai", (PaperFile(1, digest + "f", "a.pdf", "application/pdf", 9),))


async def kept(unit: Unit, who: Joined, digest: str, facts: PaperFacts = FRIDGE) -> Paper:
    paper = await unit.papers.add(who.viewer, arrival(digest), NOON)
    assert paper is not None
    await unit.papers.learn(who.viewer, paper.id, facts)
    return await unit.papers.get(who.viewer, paper.id)


@pytest.fixture
async def people(store: SqlStore) -> tuple[Joined, Joined, Joined]:
    """Bat and Tuya of one family, and a neighbour of another."""
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
        return bat, await accept(unit, TUYA, "token", NOON), await found_family(unit, NEIGHBOUR, "Kim's", NOON)


People = tuple[Joined, Joined, Joined]


async def test_a_paper_is_its_senders_alone_until_it_is_shared(store: SqlStore, people: People) -> None:
    bat, tuya, kim = people
    async with store.unit() as unit:
        paper = await kept(unit, bat, "d1")
        for other in (kim, tuya):
            with pytest.raises(NoSuchPaperError):
                await unit.papers.get(other.viewer, paper.id)
            with pytest.raises(NoSuchPaperError):
                await unit.papers.readings(other.viewer, paper.id)
            with pytest.raises(NoSuchPaperError):
                await unit.papers.share(other.viewer, paper.id)
            assert await unit.papers.files(other.viewer, paper.id) == ()
            assert await unit.papers.find(other.viewer, ALL, 10) == ()
            assert await unit.papers.same(other.viewer, ["d1"]) is None
        with pytest.raises(NoSuchPaperError):
            await unit.papers.get(replace(bat.viewer, shared_only=True), paper.id)
        await unit.papers.share(bat.viewer, paper.id)
    async with store.look() as unit:
        assert (await unit.papers.get(tuya.viewer, paper.id)).title == "Harvey Norman"
        assert await unit.papers.count(tuya.viewer, ALL) == 1
        with pytest.raises(NoSuchPaperError):
            await unit.papers.get(kim.viewer, paper.id)


async def test_what_was_read_comes_back_as_it_was(store: SqlStore, people: People) -> None:
    bat, *_ = people
    async with store.unit() as unit:
        paper = await kept(unit, bat, "d1", STATEMENT)
    async with store.look() as unit:
        assert await unit.papers.readings(bat.viewer, paper.id) == STATEMENT.readings
        assert await unit.papers.files(bat.viewer, paper.id) == arrival("d1").files
    assert (paper.kind, paper.state, paper.private) == (PaperKind.STATEMENT, PaperState.READ, True)
    assert (paper.first_day, paper.last_day, paper.caption) == (date(2026, 9, 28), date(2026, 10, 27), "for Sarnai")


async def test_a_family_has_one_row_of_a_digest_and_another_family_its_own(store: SqlStore, people: People) -> None:
    bat, tuya, kim = people
    async with store.unit() as unit:
        paper = await kept(unit, bat, "d1")
        found = await unit.papers.same(bat.viewer, ["older", "d1"])
        assert found is not None
        assert found.id == paper.id
        assert await unit.papers.add(bat.viewer, arrival("d1"), NOON) is None
        assert await unit.papers.add(tuya.viewer, arrival("d1"), NOON) is None
        assert await unit.papers.add(kim.viewer, arrival("d1"), NOON) is not None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (PaperQuery(), ("fridge", "statement")),
        (PaperQuery(kinds=(PaperKind.RECEIPT,)), ("fridge",)),
        (PaperQuery(words=(("хөргөгч", "fridge"),)), ("fridge",)),
        (PaperQuery(words=(("fridge",), ("norman",))), ("fridge",)),
        (PaperQuery(words=(("fridge",), ("commbank",))), ()),
        (PaperQuery(words=(("100%_",),)), ("fridge",)),
        (PaperQuery(words=(("4_0l",),)), ()),
        (PaperQuery(first=date(2026, 10, 1), last=date(2026, 10, 31)), ("fridge", "statement")),
        (PaperQuery(first=date(2026, 9, 1), last=date(2026, 9, 30)), ("statement",)),
        (PaperQuery(first=date(2026, 10, 28)), ()),
        (PaperQuery(last=date(2026, 9, 27)), ()),
    ],
)
async def test_papers_are_found_by_kind_words_and_days(
    store: SqlStore, people: People, query: PaperQuery, found: tuple[str, ...]
) -> None:
    bat, *_ = people
    async with store.unit() as unit:
        names = {
            (await kept(unit, bat, "d1", STATEMENT)).id: "statement",
            (await kept(unit, bat, "d2")).id: "fridge",
        }
    async with store.look() as unit:
        papers = await unit.papers.find(bat.viewer, query, 10)
        assert tuple(names[paper.id] for paper in papers) == found
        assert await unit.papers.count(bat.viewer, query) == len(found)


async def test_a_paper_without_days_is_of_the_day_it_was_sent(store: SqlStore, people: People) -> None:
    bat, *_ = people
    async with store.unit() as unit:
        await kept(unit, bat, "d1", replace(FRIDGE, first_day=None, last_day=None))
    async with store.look() as unit:
        for query, count in (
            (PaperQuery(first=date(2026, 11, 24), last=date(2026, 11, 24)), 1),
            (PaperQuery(first=date(2026, 11, 25)), 0),
            (PaperQuery(last=date(2026, 11, 23)), 0),
        ):
            assert await unit.papers.count(bat.viewer, query) == count


async def test_pages_are_turned_the_latest_first(store: SqlStore, people: People) -> None:
    bat, *_ = people
    async with store.unit() as unit:
        ids = [(await kept(unit, bat, f"d{number}")).id for number in range(5)]
    async with store.look() as unit:
        pages = [await unit.papers.find(bat.viewer, ALL, 2, offset) for offset in (0, 2, 4)]
        assert [paper.id for page in pages for paper in page] == ids[::-1]


async def test_what_is_being_read_is_not_found_and_what_could_not_be_is(store: SqlStore, people: People) -> None:
    bat, tuya, _ = people
    async with store.unit() as unit:
        fresh = await unit.papers.add(bat.viewer, arrival("d1", 5), NOON)
        assert fresh is not None
        assert await unit.papers.find(bat.viewer, ALL, 10) == ()
        await unit.papers.fail(tuya.viewer, 1, 5)
        await unit.papers.fail(bat.viewer, 1, 6)
        assert await unit.papers.find(bat.viewer, ALL, 10) == ()
        await unit.papers.fail(bat.viewer, 1, 5)
        (failed,) = await unit.papers.find(bat.viewer, PaperQuery(words=(("sarnai",), ("a.pdf",))), 10)
        assert (failed.title, failed.state) == ("for Sarnai", PaperState.FAILED)
        again = await unit.papers.begin_again(bat.viewer, failed, arrival("d1", 77), NOON)
        assert (again.state, again.message_id) == (PaperState.NEW, 77)


async def test_deleted_it_is_gone_until_it_is_put_back_and_for_good_after_its_time(
    store: SqlStore, people: People
) -> None:
    bat, tuya, _ = people
    later = NOON + timedelta(days=30)
    async with store.unit() as unit:
        paper = await kept(unit, bat, "d1")
        await unit.papers.share(bat.viewer, paper.id)
        with pytest.raises(NoSuchPaperError):
            await unit.papers.delete(tuya.viewer, paper.id, later)
        await unit.papers.delete(bat.viewer, paper.id, later)
        with pytest.raises(NoSuchPaperError):
            await unit.papers.get(bat.viewer, paper.id)
        with pytest.raises(NoSuchPaperError):
            await unit.papers.restore(tuya.viewer, paper.id)
        assert await unit.doomed.due(NOON, 10) == ()
        await unit.papers.restore(bat.viewer, paper.id)
        assert await unit.doomed.due(later, 10) == ()
        await unit.papers.delete(bat.viewer, paper.id, later)
        place = place_of(bat.viewer.family_id, paper.id)
        assert await unit.doomed.due(later, 10) == (place,)
        with pytest.raises(NoSuchPaperError):
            await unit.papers.restore(bat.viewer, paper.id)
        assert await unit.doomed.due(later, 10) == (place,)
        await unit.doomed.swept(place)
        assert await unit.doomed.due(later, 10) == ()


async def test_sent_again_after_its_deletion_it_begins_anew(store: SqlStore, people: People) -> None:
    bat, tuya, _ = people
    async with store.unit() as unit:
        paper = await kept(unit, bat, "d1")
        await unit.papers.share(bat.viewer, paper.id)
        await unit.papers.put_review(bat.viewer, paper.id, '{"skip":[3]}')
        await unit.papers.delete(bat.viewer, paper.id, NOON)
        found = await unit.papers.same(tuya.viewer, ["d1"])
        assert found is not None
        assert found.deleted
        again = await unit.papers.begin_again(tuya.viewer, found, arrival("d1"), NOON)
        assert (again.id, again.member_id, again.private) == (paper.id, tuya.viewer.member_id, True)
        assert await unit.papers.review(tuya.viewer, paper.id) == "{}"
        assert await unit.doomed.due(NOON, 10) == ()


async def test_only_what_is_being_read_is_dropped(store: SqlStore, people: People) -> None:
    bat, *_ = people
    async with store.unit() as unit:
        read = await kept(unit, bat, "d1")
        fresh = await unit.papers.add(bat.viewer, arrival("d2", 6), NOON)
        assert fresh is not None
        await unit.papers.drop(bat.viewer, 1, 5, NOON)
        await unit.papers.drop(bat.viewer, 1, 6, NOON)
        assert (await unit.papers.get(bat.viewer, read.id)).id == read.id
        assert await unit.papers.same(bat.viewer, ["d2"]) is None
        assert await unit.doomed.due(NOON, 10) == (place_of(bat.viewer.family_id, fresh.id),)


async def coffee(unit: Unit, who: Joined, message: int, note: str | None = None) -> Entry:
    item = Item(Kind.EXPENSE, Money(450, AUD), date(2026, 11, 24), "food.coffee", payee="Gloria Jeans", note=note)
    return (await record(unit, who.viewer, [item], Origin(1, message, 0), NOON)).entries[0]


async def test_what_came_of_a_paper_is_told_as_far_as_it_is_seen(store: SqlStore, people: People) -> None:
    bat, tuya, _ = people
    async with store.unit() as unit:
        paper = await kept(unit, bat, "d1")
        await unit.papers.share(bat.viewer, paper.id)
        shown, hidden = await coffee(unit, bat, 1), await coffee(unit, bat, 2, "Birthday surprise")
        private = await private_everyday(unit, bat.viewer, AUD)
        await correct(unit, bat.viewer, [(hidden, replace(hidden.details, account_id=private.id))], NOON)
        await unit.trail.link(bat.viewer, paper.id, [(shown.id, 0), (hidden.id, 0), (shown.id, 0)])
        await unit.papers.booked(bat.viewer, paper.id)
    async with store.look() as unit:
        assert await unit.trail.entries(bat.viewer, paper.id) == (shown.id, hidden.id)
        assert await unit.trail.entries(tuya.viewer, paper.id) == (shown.id,)
        assert [one.id for one in await unit.trail.of_entry(tuya.viewer, shown.id)] == [paper.id]
        assert (await unit.papers.get(bat.viewer, paper.id)).state is PaperState.BOOKED
        for word, who, count in (("gloria", tuya, 1), ("birthday", bat, 1), ("birthday", tuya, 0)):
            assert await unit.papers.count(who.viewer, PaperQuery(words=((word,),))) == count, word
    async with store.unit() as unit:
        await unit.trail.unlink(bat.viewer, paper.id)
        await unit.papers.booked(bat.viewer, paper.id, booked=False)
        assert await unit.trail.entries(bat.viewer, paper.id) == ()
        assert (await unit.papers.get(bat.viewer, paper.id)).state is PaperState.READ


async def test_a_layout_is_remembered_for_its_family(store: SqlStore, people: People) -> None:
    bat, tuya, kim = people
    first, then = Mapping(0, (2,), amount=1), Mapping(0, (2, 3), money_in=1, money_out=4, order="mdy")
    async with store.unit() as unit:
        await unit.trail.keep_layout(bat.viewer, "s", first)
        await unit.trail.keep_layout(bat.viewer, "s", then)
    async with store.look() as unit:
        assert await unit.trail.layouts(tuya.viewer) == (("s", then),)
        assert await unit.trail.layouts(kim.viewer) == ()


async def test_with_its_sender_a_paper_goes_and_what_is_stored_of_it_is_doomed(store: SqlStore, people: People) -> None:
    bat, tuya, _ = people
    async with store.unit() as unit:
        hers, his = await kept(unit, tuya, "d1"), await kept(unit, bat, "d2")
        await unit.people.erase_member(bat.viewer, tuya.viewer.member_id)
        assert await unit.doomed.due(NOON, 10) == (place_of(bat.viewer.family_id, hers.id),)
        assert [paper.id for paper in await unit.papers.find(bat.viewer, ALL, 10)] == [his.id]


async def test_with_a_family_all_its_papers_go(store: SqlStore, people: People) -> None:
    bat, _, kim = people
    async with store.unit() as unit:
        paper, theirs = await kept(unit, bat, "d1"), await kept(unit, kim, "d1")
        await unit.people.dissolve(bat.viewer.family_id)
        assert await unit.doomed.due(NOON, 10) == (place_of(bat.viewer.family_id, paper.id),)
        assert (await unit.papers.get(kim.viewer, theirs.id)).id == theirs.id
