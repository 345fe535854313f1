"""What a reading says goes out by the outbox, in the transaction of what it speaks of, and is sent right after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.clock import Clock
from core.delivery.model import Method, OutboxRow, Outgoing
from core.documents.job import Job
from core.unit import Unit
from handlers.say.covered import covered
from handlers.say.reply import Reply
from handlers.telegram.courier import Courier
from handlers.telegram.pictured import messages


class Desk:
    """Puts replies into the outbox, and sends them after the commit."""

    def __init__(self, courier: Courier, clock: Clock) -> None:
        self._courier = courier
        self._clock = clock

    async def put(self, unit: Unit, job: Job, reply: Reply, line_id: int | None) -> Sequence[OutboxRow]:
        """Store what a reply sends: in the place of the line of progress, or as an answer to what was sent."""
        outs = [covered(out) for out in _outs(reply, job, line_id)]
        return await unit.outbox.add(outs, self._clock.now())

    async def deliver(self, rows: Sequence[OutboxRow]) -> None:
        """Send them in order, and note at once that they were: the next edit asks for the message's id."""
        self._courier.take(rows)
        left = list(rows)
        try:
            while left:
                row = left[0]
                assert isinstance(row.content, Outgoing)
                await self._courier.deliver(row, row.content)
                left.pop(0)
        finally:
            self._courier.let_go(left)
        await self._courier.flush_alone()


def _outs(reply: Reply, job: Job, line_id: int | None) -> Iterator[Outgoing]:
    """The line becomes the reply; without a line it answers the message, when that stands in the same chat."""
    here = job.message_id if job.chat_id == job.order.reply_chat else None
    for number, out in enumerate(messages(replace(reply, edits=line_id), job.order.reply_chat, None)):
        answers = number == 0 and out.method in {Method.MESSAGE, Method.PHOTO}
        yield replace(out, reply_to=here) if answers else out
