"""Questions that look back: what was worked and earned in some days, and when more may be worked."""

import pytest

from tests.talk import Speaker, texts


def shown(speaker: Speaker) -> list[str]:
    """All that was answered, line by line."""
    return "\n".join(texts(speaker.last)).splitlines()


@pytest.fixture
async def worker(bat: Speaker) -> Speaker:
    """Bat, who works at two places."""
    await bat.say("worked 6h at cafe last friday")
    await bat.say("worked 17-22 at uber last thursday")
    await bat.say("worked 4h at cafe 3 november")
    await bat.say("roster sat 9-15 at cafe until 1 dec")
    return bat


async def test_hours_of_a_week_and_a_month(worker: Speaker) -> None:
    await worker.say("how many hours did I work last week?")
    assert shown(worker) == ["⏱ <b>11 h</b> worked, 16 Nov – 22 Nov", "cafe: 6 h", "uber: 5 h"]
    await worker.say("hours at cafe in november")
    assert shown(worker)[0] == "⏱ <b>10 h</b> worked at cafe, 1 Nov – 30 Nov"
    assert shown(worker)[1] == "📅 6 h more are rostered in these days."
    await worker.say("how many hours did I work yesterday")
    assert shown(worker) == ["No hours, yesterday, as far as you told me."]
    await worker.say("how many hours this week")
    assert shown(worker) == ["📅 <b>6 h</b> rostered, 23 Nov – 29 Nov"]
    await worker.say("hours at uber")
    assert shown(worker) == ["⏱ <b>5 h</b> worked at uber, in all that you told me"]


async def test_overlaps_and_nights_of_clock_changes_are_real_time(bat: Speaker) -> None:
    await bat.say("worked 22-06 at cafe 3 october")
    await bat.say("how many hours did I work in october")
    assert shown(bat)[0] == "⏱ <b>7 h</b> worked, 1 Oct – 31 Oct"
    await bat.say("worked 17-23 at uber 3 october")
    await bat.say("how many hours did I work in october")
    assert shown(bat) == ["⏱ <b>12 h</b> worked, 1 Oct – 31 Oct", "cafe: 7 h", "uber: 6 h"]
    await bat.say("how many hours did I work on 3 october")
    assert shown(bat)[0] == "⏱ <b>7 h</b> worked, Sat 3 Oct"


async def test_what_was_earned_takes_the_wages(worker: Speaker) -> None:
    await worker.say("how much did I earn last week")
    assert shown(worker)[0] == "Nothing recorded by you, 16 Nov – 22 Nov."
    await worker.say("pay 30 an hour at cafe")
    await worker.say("how much did I earn last week")
    assert shown(worker)[1:3] == ["cafe: 6 h, <b>A$180.00</b>", "uber: 5 h. I don't know what it pays."]
    await worker.say("pay 28.50 an hour at uber")
    await worker.say("how much did I earn last week")
    assert shown(worker)[2:4] == ["uber: 5 h, <b>A$142.50</b>", "All together: <b>A$322.50</b>"]


async def test_when_more_may_be_worked(worker: Speaker) -> None:
    await worker.say("when can I work more?")
    assert shown(worker)[:4] == [
        "At most 31 h fit (today).",
        "At most 42 h fit (Mon 30 Nov).",
        "At most 48 h fit (Mon 7 Dec).",
        "Each of these holds if you work nothing more before it.",
    ]
    await worker.say("my visa 8105 course from 1 Dec 2026 to 30 Nov 2027")
    await worker.say("when can I work?")
    assert shown(worker)[:2] == [
        "🔴 No: the course has not started by then (today).",
        "At most 42 h fit (Tue 1 Dec).",
    ]
    await worker.say("my visa is permanent")
    await worker.say("when can I work more?")
    assert shown(worker)[0] == "✅ No limit holds then (today)."


async def test_the_next_fortnight(worker: Speaker) -> None:
    await worker.say("what about next fortnight")
    assert [line.partition(":")[0] for line in shown(worker)[:2]] == ["23 Nov – 6 Dec", "30 Nov – 13 Dec"]


async def test_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("өнгөрсөн баасан гарагт кафед 6 цаг ажилласан")
    await tuya.say("өнгөрсөн долоо хоногт хэдэн цаг ажилласан бэ")
    assert shown(tuya) == ["⏱ <b>6 цаг</b> ажилласан (11.16 – 11.22)"]
    await tuya.say("кафед цагт 28 доллар авдаг")
    await tuya.say("11 сард кафед хэд олсон бэ")
    assert shown(tuya)[0] == "⏱ кафе: <b>6 цаг</b> ажилласан (11.01 – 11.30)"
    assert "<b>A$168.00</b>" in shown(tuya)[1]
