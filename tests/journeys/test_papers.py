"""Papers through the real bot and its reading process: read, known again, locked, killed in the midst, sent back."""

from collections.abc import Sequence

import pytest
from fpdf import FPDF

from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.heard import Message
from tests.journeys.chatter import settled
from tests.journeys.conftest import Bots
from tests.patience import PATIENCE

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
OCTOBER = b"""\
05/10/2026,"-4.50","GLORIA JEANS SYDNEY","+995.50"
03/10/2026,"-95.50","WOOLWORTHS 1234 ULTIMO","+1000.00"
01/10/2026,"+1095.50","SALARY TOLL","+1095.50"
"""


async def read(person: ChatUser, sent: Message) -> Message:
    """The line that answered what was sent, once it is no line of progress any more."""

    def done(replies: Sequence[Message]) -> bool:
        return any(one.reply_to == sent.id and "Reading" not in one.text for one in replies)

    replies = await person.until(done, PATIENCE)
    return next(one for one in replies if one.reply_to == sent.id)


def is_kept(line: Message) -> bool:
    """Whether a line says that a paper without money is kept."""
    return not any(word in line.text for word in ("password", "Reading"))


async def test_a_statement_is_read_known_again_and_sent_back(bots: Bots, sandbox: SandboxClient) -> None:
    await bots.ready()
    bat = await settled(sandbox, "Bat")
    sent = await bat.send_document(OCTOBER, "october.csv", mime="text/csv")
    shown = await read(bat, sent)
    assert shown.edited
    assert bat.messages[sent.id].reactions["bot"] == ["👀"]
    again = await bat.send_document(OCTOBER, "the same.csv", mime="text/csv")
    assert "You sent this today" in (await read(bat, again)).text
    back = await bat.ask("find the statement of october", PATIENCE)
    assert back.raw["document"]["file_name"] == "october.csv"
    stored = [path for path in (bots.folder / "documents").rglob("*") if path.is_file()]
    assert len(stored) == 1
    assert b"GLORIA" not in stored[0].read_bytes()


async def test_killed_in_the_midst_it_is_read_after_the_next_start_and_told_once(
    bots: Bots, sandbox: SandboxClient
) -> None:
    bot = await bots.ready()
    bat = await settled(sandbox, "Bat")
    await sandbox.fault("getFile", delay_ms=600_000)
    sent = await bat.send_document(OCTOBER, "october.csv", mime="text/csv")
    await bot.heard("reading.begun")
    await bot.killed()
    await sandbox.clear_faults()
    await bots.ready()
    await read(bat, sent)
    assert len([one for one in bat.replies if one.reply_to == sent.id]) == 1


async def test_a_locked_file_is_opened_by_the_next_message_which_is_deleted(bots: Bots, sandbox: SandboxClient) -> None:
    bot = await bots.ready()
    bat = await settled(sandbox, "Bat")
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="To whom it may concern")
    pdf.set_encryption(owner_password="owner", user_password="hunter two")
    sent = await bat.send_document(bytes(pdf.output()), "letter.pdf", mime="application/pdf")
    assert "password" in (await read(bat, sent)).text
    said = await bat.say("hunter two")
    await bat.until(lambda _: said.id not in bat.messages, PATIENCE)
    await bat.until(
        lambda replies: any(one.reply_to == sent.id and "password" not in one.text for one in replies), PATIENCE
    )
    await read(bat, sent)
    assert "hunter" not in repr(bot.said)
