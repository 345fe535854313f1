"""A file with a password: it is asked for, taken, deleted, and lies nowhere."""

import pytest
from sqlalchemy import Connection
from structlog.testing import capture_logs

from core.delivery.model import Method
from core.documents.errors import DocumentError, LockedError
from tests.integrations.db.sample_rows import contents
from tests.paper_talk import PaperTalk, said
from tests.talk import Speaker


def _everything(connection: Connection) -> str:
    return repr(contents(connection))


async def test_a_password_is_asked_for_taken_and_deleted(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says, papers.reader.password = LockedError(), "hunter two"
    await papers.file(bat)
    with capture_logs() as logs:
        outs = await papers.work()
        assert "Send me the password" in outs[-1].text
        wrong = await bat.say("hunter one")
        assert [out.method for out in wrong] == [Method.DELETE, Method.EDIT]
        assert wrong[0].message_id == bat.last_message["message_id"]
        assert wrong[1].message_id == outs[-1].message_id, "the line that asked tells what comes of it"
        outs = await papers.work()
        assert "doesn't open it" in said(outs)
        await bat.say("hunter two")
        assert "Harvey Norman" in said(await papers.work())
    assert papers.reader.passwords == [None, "hunter one", "hunter two"]
    assert "hunter" not in repr(logs)
    assert "hunter" not in repr(papers.talk.messenger.sent)
    assert "A$4.50" in said(await bat.say("coffee 4.50")), "what comes next is spending again"


async def test_it_is_told_by_its_code_since_it_comes_from_another_process(papers: PaperTalk, bat: Speaker) -> None:
    told = DocumentError()
    told.code = LockedError.code
    papers.reader.says, papers.reader.password = told, "hunter two"
    await papers.file(bat)
    await papers.work()
    await bat.say("hunter two")
    assert "Harvey Norman" in said(await papers.work())


async def test_a_password_lies_nowhere_in_the_database(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says = LockedError()
    await papers.file(bat)
    await papers.work()
    await bat.say("hunter two")
    async with papers.talk.store.look() as unit:
        tables = await unit.connection.run_sync(_everything)
    assert "october.pdf" in tables
    assert "hunter" not in tables


@pytest.mark.parametrize("words", ["/cancel", "cancel", "цуцлах"])
async def test_a_password_is_not_given(papers: PaperTalk, bat: Speaker, words: str) -> None:
    papers.reader.says = LockedError()
    await papers.file(bat)
    await papers.work()
    assert "Stopped" in said(await bat.say(words))
    assert await papers.work() == []
    assert "A$4.50" in said(await bat.say("coffee 4.50"))


async def test_what_is_written_much_later_is_no_password(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says = LockedError()
    await papers.file(bat)
    await papers.work()
    papers.talk.clock.advance(minutes=11)
    assert "A$4.50" in said(await bat.say("coffee 4.50"))


async def test_while_something_else_is_typed_a_password_waits_for_a_tap(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says, papers.reader.password = LockedError(), "hunter two"
    await bat.say("coffee 4.50")
    await bat.press("Note")
    await papers.file(bat)
    outs = await papers.work()
    assert "Tap the button" in outs[-1].text
    assert "with milk" in said(await bat.say("with milk"))
    await bat.press("Give the password")
    await bat.say("hunter two")
    assert "Harvey Norman" in said(await papers.work())
