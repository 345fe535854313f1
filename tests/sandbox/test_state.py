"""What the sandbox remembers: limits, faults, updates, feed, pictures."""

import asyncio
import json

import pytest

from sandbox.state.faults import Fault, Faults
from sandbox.state.feed import Feed
from sandbox.state.limits import RateLimits
from sandbox.state.pictures import photo_sizes, picture_mime, picture_size
from sandbox.state.updates import PollTakenOverError, UpdateQueue


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_takes_a_burst_of_five_and_then_one_a_second() -> None:
    clock = Clock()
    limits = RateLimits(True, clock)

    assert [limits.spend(1) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    clock.now = 1.0
    assert [limits.spend(1), limits.spend(1)] == [0, 1]


def test_all_chats_together_take_thirty_a_second() -> None:
    clock = Clock()
    limits = RateLimits(True, clock)

    assert [limits.spend(chat) for chat in range(31)] == [0] * 30 + [1]
    clock.now = 0.5
    assert sum(limits.spend(chat) == 0 for chat in range(100, 130)) == 15


def test_a_group_takes_twenty_a_minute() -> None:
    clock = Clock()
    limits = RateLimits(True, clock)
    sent = 0
    for second in range(60):
        clock.now = float(second)
        sent += limits.spend(-100) == 0

    assert sent == 39  # the burst of 20, and one every three seconds of the minute
    assert [limits.spend(-100), limits.spend(-200)] == [1, 0]


def test_limits_that_are_off_let_all_through() -> None:
    limits = RateLimits(False, Clock())

    assert not any(limits.spend(1) for _ in range(1000))


def test_a_fault_is_used_up_by_the_calls_it_is_meant_for() -> None:
    faults = Faults()
    faults.add(Fault("sendMessage", times=2, status=502))
    faults.add(Fault("*", status=500))

    met = [faults.next_for(method) for method in ("getUpdates", "sendMessage", "SendMessage", "sendMessage", "getMe")]

    assert [fault.status if fault else 0 for fault in met] == [0, 502, 502, 500, 0]


async def test_updates_are_kept_until_an_offset_acknowledges_them() -> None:
    queue = UpdateQueue(7)
    for word in ("a", "b", "c"):
        queue.put("message", {"text": word})

    assert [u["update_id"] for u in await queue.poll(0, 2, 0)] == [7, 8]
    assert [u["update_id"] for u in await queue.poll(0, 100, 0)] == [7, 8, 9]
    assert [u["update_id"] for u in await queue.poll(9, 100, 0)] == [9]
    assert await queue.poll(10, 100, 0) == []
    assert len(queue) == 0


async def test_a_negative_offset_keeps_only_the_newest() -> None:
    queue = UpdateQueue(1)
    for _ in range(3):
        queue.put("message", {})

    assert [u["update_id"] for u in await queue.poll(-1, 100, 0)] == [3]
    assert len(queue) == 1


async def test_a_waiting_poll_is_woken_by_what_arrives() -> None:
    queue = UpdateQueue(1)
    poll = asyncio.create_task(queue.poll(0, 100, 30))
    await asyncio.sleep(0)
    queue.put("message", {"text": "x"})

    assert [u["message"]["text"] for u in await poll] == ["x"]


async def test_the_newer_of_two_polls_takes_over() -> None:
    queue = UpdateQueue(1)
    older = asyncio.create_task(queue.poll(0, 100, 30))
    await asyncio.sleep(0)
    newer = asyncio.create_task(queue.poll(0, 100, 30))
    with pytest.raises(PollTakenOverError, match="other getUpdates request"):
        await older
    queue.put("message", {"text": "x"})

    assert len(await newer) == 1


async def test_a_poll_that_times_out_is_empty() -> None:
    assert await UpdateQueue(1).poll(0, 100, 0.01) == []


def test_reactions_are_sent_only_to_a_bot_that_asked_for_them() -> None:
    queue = UpdateQueue(1)

    assert queue.put("message_reaction", {}) is None
    queue.allowed = ["message_reaction"]
    assert queue.put("message_reaction", {}) is not None
    assert queue.put("message", {}) is None


def test_updates_can_be_delivered_twice_under_one_id() -> None:
    queue = UpdateQueue(1)
    queue.twice = 1
    queue.put("message", {})
    queue.put("message", {})

    assert [update["update_id"] for update in queue.pending()] == [1, 1, 2]


def test_a_watcher_that_comes_back_is_told_what_it_missed() -> None:
    feed = Feed()
    feed.tell("message", 1)
    seen = feed.here
    feed.tell("edited", 1, text="кофе")

    with feed.watch(seen) as queue:
        line = queue.get_nowait()
        assert line is not None
        assert json.loads(line.split("data: ")[1]) == {"kind": "edited", "chat": 1, "text": "кофе"}
        assert queue.empty()


@pytest.mark.parametrize("seen", ["other.1", "nonsense"])
def test_a_watcher_of_another_run_is_told_to_read_anew(seen: str) -> None:
    feed = Feed()
    feed.tell("message", 1)

    with feed.watch(seen) as queue:
        assert '"kind":"reset"' in (queue.get_nowait() or "")


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
JPEG = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x11\x08" + (480).to_bytes(2, "big") + (640).to_bytes(2, "big") + b"\3" * 9


@pytest.mark.parametrize(
    ("data", "size", "mime"),
    [
        (PNG, (640, 480), "image/png"),
        (JPEG, (640, 480), "image/jpeg"),
        (b"GIF89a" + (640).to_bytes(2, "little") + (480).to_bytes(2, "little"), (640, 480), "image/gif"),
        (b"RIFF....WEBPVP8X" + b"\0" * 8 + b"\x7f\x02\0\xdf\x01\0", (640, 480), "image/webp"),
        (b"RIFF....WEBPVP8 " + b"\0" * 10 + b"\x80\x02\xe0\x01", (640, 480), "image/webp"),
        (b"RIFF....WEBPVP8L" + b"\0" * 5 + (639 | 479 << 14).to_bytes(4, "little"), (640, 480), "image/webp"),
        (b"<svg onload=alert(1)>", None, ""),
        (b"\xff\xd8\xff", None, ""),
        (b"RIFF....WEBPVP9 ", None, ""),
        (b"", None, ""),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(data: bytes, size: tuple[int, int] | None, mime: str) -> None:
    assert picture_size(data) == size
    assert picture_mime(data) == mime


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((60, 30), [(60, 30)]),
        ((640, 480), [(90, 67), (320, 240), (640, 480)]),
        ((1280, 960), [(90, 67), (320, 240), (800, 600), (1280, 960)]),
        ((3000, 4000), [(67, 90), (240, 320), (600, 800), (960, 1280)]),
    ],
)
def test_a_photo_comes_in_the_sizes_of_telegram(size: tuple[int, int], sizes: list[tuple[int, int]]) -> None:
    assert photo_sizes(size) == sizes
